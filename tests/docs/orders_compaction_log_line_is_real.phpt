--TEST--
docs/ORDERS.md: the log line of a compaction is what is written there, the numbers aside
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';
require __DIR__ . '/readme.inc';

function without_numbers(string $line): string
{
	$named = ['/^\[[^]]+\] /' => '', '/\d+ %/' => 'N %', '/\d+\.\d MB/' => 'SIZE', '/\d+\.\d ms/' => 'TIME'];
	return preg_replace(array_keys($named), $named, trim($line));
}

/* A script of some 100 KiB, so that all of them are more than a fifth of the memory. */
$big = '<?php return [' . implode(', ', array_map(fn ($i) => "[$i, 'a$i', [$i]]", range(1, 500))) . '];';
$names = array_map(fn ($i) => "$i.php", range(1, 20));
$fpm = new Fpm(['files' => array_fill_keys($names, $big), 'ini' => ['opcache.memory_consumption' => '8', 'opcache.interned_strings_buffer' => '1']]);
array_map($fpm->get(...), $names);
$fpm->flush();
/* The line is written when all may go on. */
$lines = until(function () use ($fpm): array {
	$fpm->status();
	return preg_grep('/opcflush: compaction.*ms$/', explode("\n", $fpm->errors()));
}, 'a compaction, and its line');
$line = without_numbers(reset($lines));
$sample = without_numbers(document_block('docs/ORDERS.md', 'text', 'opcflush: compaction'));
echo "$line\n", $line === $sample ? 'the sample is the same' : "the sample is: $sample", "\n";
?>
--EXPECT--
opcflush: compaction, N % of the memory is wasted: SIZE reclaimed in TIME; the gate was closed for TIME
the sample is the same
