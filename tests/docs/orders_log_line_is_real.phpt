--TEST--
docs/ORDERS.md: the lines of the log are what is written there, what differs from run to run aside
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

$fpm = new Fpm(['segment' => true, 'ini' => ['opcflush.signals' => 'URG=reset']]);
$fpm->put('flush.php', "<?php\nopcflush_refresh('$fpm->site/blog/', 'release 42');");
$fpm->get('flush.php');
$fpm->deliver();
$fpm->status();
$fpm->command(['reset', '--note=release 43']);
$fpm->status();
$lines = preg_grep('/ opcflush: /', explode("\n", $fpm->errors()));
compare(even_out(implode("\n", $lines), $fpm->site), document_block('docs/ORDERS.md', 'text', 'opcflush: refresh'));
?>
--EXPECT--
opcflush: refresh /srv/blog/, generation 2, opcflush_refresh() in /srv/flush.php on line 2, "release 42": NUMBERS scripts looked at, NUMBERS invalidated, NUMBERS kept, in TIME
opcflush: reset, generation 3, signal SIGURG from pid PID: NUMBERS scripts invalidated in TIME
opcflush: reset, generation 4, opcflush reset, cli, pid PID, uid 0, "release 43": NUMBERS scripts invalidated in TIME

the sample is the same
