--TEST--
README.md: the table of what is tested where has the rows of dev/matrix, and no others
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/readme.inc';

exec(escapeshellarg(dirname(readme_file()) . '/dev/matrix') . ' --list', $lines, $status);
$rows = array_map(fn (string $line): string => strtok($line, ' '), $lines);
$told = readme_quoted(readme_table('where', 'what', '`dev/matrix`'), 2);
echo $status === 0 && count($rows) > 5 ? "there are rows\n" : "NO ROWS\n";
echo 'not told: ', implode(' ', array_diff($rows, $told)) ?: 'none', "\n";
echo 'told, and not there: ', implode(' ', array_diff($told, $rows)) ?: 'none', "\n";
?>
--EXPECT--
there are rows
not told: none
told, and not there: none
