<?php
// SPDX-License-Identifier: BSD-3-Clause
// Asks a worker of a real php-fpm under strace: syscalls.php ROOT REQUESTS. Prints of each setting the thousandths
// of a system call that it adds to a request, a tab, and which; without those of the tracing's own begin and end.

[, $root, $requests] = $argv;
require "$root/tests/fpm/fpm.inc";

function calls(array $options, int $requests): array
{
	$fpm = new Fpm($options + ['workers' => 1, 'files' => ['trivial.php' => '<?php echo 1;']]);
	for ($i = 0; $i < 10; $i++) {
		$fpm->get('trivial.php');
	}
	[$worker] = $fpm->workers();
	until(fn () => Fpm::isAccepting($worker), 'the worker waits');
	$out = $fpm->file('strace.out');
	$strace = $fpm->sandbox->start(['strace', '-f', '-c', '-U', 'calls,name', '-o', $out, '-p', (string) $worker], 'strace.log');
	until(fn () => str_contains((string) @file_get_contents($fpm->file('strace.log')), 'attached'), 'strace is attached');
	for ($i = 0; $i < $requests; $i++) {
		if (($body = $fpm->get('trivial.php')) !== '1') {
			throw new RuntimeException("request $i: $body");
		}
	}
	posix_kill($strace, SIGINT);
	until(fn () => !$fpm->sandbox->isRunning($strace), 'the end of strace');
	preg_match_all('/^\s*(\d+)\s+(\w+)$/m', file_get_contents($out), $lines);
	$calls = array_combine($lines[2], array_map('intval', $lines[1]));
	unset($calls['total'], $calls['restart_syscall']);
	$fpm->sandbox->close();
	return $calls;
}

$without = calls(['opcflush' => false], $requests);
foreach ([['SIGURG=reset', false], ['SIGUSR2=reset; SIGURG=reset', false], ['SIGURG=reset', true]] as [$signals, $segment]) {
	$with = calls(['segment' => $segment, 'ini' => ['opcflush.signals' => $signals]], $requests);
	$names = [];
	foreach ($with + $without as $name => $count) {
		$more = ($with[$name] ?? 0) - ($without[$name] ?? 0);
		if (abs($more) * 10 >= $requests) {
			$names[] = sprintf('%+.0f %s', $more / $requests, $name);
		}
	}
	printf("%d\t%s\n", round((array_sum($with) - array_sum($without)) * 1000 / $requests), implode(', ', $names));
}
