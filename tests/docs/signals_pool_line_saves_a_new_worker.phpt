--TEST--
docs/SIGNALS.md: with the line in the pool, a worker that has served nothing yet lives through SIGUSR2, and flushes
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';
require __DIR__ . '/readme.inc';

[$name, $value] = explode(' = ', trim(document_block('docs/SIGNALS.md', 'ini', 'php_admin_value')), 2);
foreach (['with' => [$name => $value], 'without' => []] as $title => $lines) {
	$fpm = new Fpm(['workers' => 1, 'pool' => $lines]);
	[$worker] = $fpm->workers();
	posix_kill($worker, SIGUSR2);
	until(fn () => !Fpm::isAlive($worker) || !Fpm::isPending($worker, SIGUSR2), 'the signal is delivered');
	until(fn () => $fpm->log() !== '' && $fpm->workers(), 'there is a worker');
	echo "$title the line: ", Fpm::isAlive($worker) ? 'it lives' : 'it has died', ', generation ', $fpm->generation(), "\n";
}
?>
--EXPECT--
with the line: it lives, generation 2
without the line: it has died, generation 1
