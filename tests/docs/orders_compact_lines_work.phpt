--TEST--
docs/ORDERS.md: the lines for a compaction, by PHP and by the command, and those that tell about it work as they stand
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';
require __DIR__ . '/readme.inc';
require __DIR__ . '/deploy.inc';

$fpm = new Fpm(['segment' => true]);
mkdir($fpm->file('bin'));
Deploy::useCommand($fpm);
$fpm->put('compact.php', document_block('docs/ORDERS.md', 'php', 'opcflush_compact('));
$fpm->put('tell.php', document_block('docs/ORDERS.md', 'php', "['compaction']"));
$tell = fn () => preg_replace(['/\d{4}-\d\d-\d\dT\S+/', '/[\d.]+ ms/'], ['DATE,', 'N ms'], $fpm->get('tell.php'));
$compactions = fn (int $count) => until(fn () => $fpm->status()['compaction']['count'] === $count, "compaction $count");

echo $tell();
$fpm->get('compact.php');
$compactions(1);
echo $tell();
$line = trim(document_block('docs/ORDERS.md', 'sh', 'opcflush compact'));
echo Deploy::start($fpm, $line, '')->finish(), "\n";
$compactions(2);
echo $tell();
echo implode(', ', array_column($fpm->status()['orders'], 'note')), "\n";
?>
--EXPECT--
none is due
last: DATE, asked for, N ms
none is due
0 generation 3
last: DATE, asked for, N ms
none is due
nightly, after the import
