<?php
// SPDX-License-Identifier: BSD-3-Clause
// The reproducer of php-src #14471: a script that calls opcache_reset() in every request; runs in compaction.php.

const STORM_WORKERS = 20;
const STORM_CLIENTS = 24;
const STORM_PAGE = <<<'END'
	<?php
	class T {
	}
	new T;
	opcache_reset();
	echo "T";
	END;

/* What so many requests do; the clients are ab's, which leave the workers the CPU. */
function storm(bool $guarded, int $requests): array
{
	$fpm = new Fpm([
		'workers' => STORM_WORKERS, 'files' => ['page.php' => STORM_PAGE], 'opcflush' => $guarded,
		'ini' => $guarded ? ['opcflush.guard' => '1', 'opcflush.log' => '0'] : [],
	]);
	$nginx = new Nginx($fpm->sandbox, ['/' => [$fpm->site, $fpm->socket()]]);
	$begin = hrtime(true);
	$ab = $fpm->sandbox->start(['ab', '-qr', '-c', STORM_CLIENTS, '-n', $requests, "http://$nginx->address/page.php"], 'ab.out');
	until(fn () => !$fpm->sandbox->isRunning($ab), 'the end of the storm', 1800);
	$seconds = (hrtime(true) - $begin) / 1e9;
	$said = file_get_contents($fpm->file('ab.out'));
	$number = fn (string $what) => preg_match("/^$what:\\s+(\\d+)/m", $said, $match) ? (int) $match[1] : throw new RuntimeException("ab: $said");
	$compaction = $guarded ? $fpm->status()['compaction'] : null;
	$told = [
		'requests' => $number('Complete requests'),
		'answers lost or wrong' => $number('Failed requests'),
		'workers that died' => count($fpm->deaths()),
		'slowest answer, ms' => (int) preg_replace('/.*^ *100% +(\d+).*/ms', '$1', $said),
		'seconds' => (int) $seconds,
		'compactions' => $compaction['count'] ?? '',
		'ms that a request waited at the gate, at most' => $compaction ? sprintf('%.1f', 1000 * $compaction['longest_hold_up']) : '',
	];
	$fpm->sandbox->close();
	return $told;
}

/* The storms beside each other, a column each. */
function storm_table(array $storms): string
{
	$text = '| | ' . implode(' | ', array_keys($storms)) . " |\n| :-- | " . implode(' | ', array_fill(0, count($storms), '--:')) . " |\n";
	foreach (array_keys(reset($storms)) as $what) {
		$cells = array_map(fn ($value) => is_int($value) ? number_format($value) : $value, array_column($storms, $what));
		$text .= "| $what | " . implode(' | ', $cells) . " |\n";
	}
	return $text;
}
