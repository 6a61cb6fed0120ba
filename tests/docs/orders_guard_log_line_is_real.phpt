--TEST--
docs/ORDERS.md: the log line of calls that the guard has taken is what is written there, the numbers aside
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';
require __DIR__ . '/readme.inc';
require __DIR__ . '/sample.inc';

$fpm = new Fpm(['files' => ['blog/plugin.php' => "<?php\nopcache_reset();"], 'ini' => ['opcflush.guard' => '1', 'opcflush.guard_interval' => '3000']]);
for ($i = 0; $i < 17; $i++) {
	$fpm->get('blog/plugin.php');
}
until(fn () => !$fpm->status()['guard']['put_off'], 'the last call has become a reset');
$lines = preg_grep('/ calls: /', explode("\n", $fpm->errors()));
$even_out = fn (string $text) => preg_replace(['/generation \d+/', '/\d+ calls/'], ['generation N', 'N calls'], $text);
compare($even_out(even_out(reset($lines) ?: '', $fpm->site)), $even_out(document_block('docs/ORDERS.md', 'text', 'opcache_reset()')));
?>
--EXPECT--
opcflush: reset, generation N, opcache_reset() in /srv/blog/plugin.php on line 2, N calls: NUMBERS scripts invalidated in TIME

the sample is the same
