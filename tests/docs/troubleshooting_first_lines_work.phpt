--TEST--
docs/TROUBLESHOOTING.md: the commands to look at first run, and the page prints the status of its instance
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

$fpm = Deploy::server(['segment' => true, 'ini' => ['opcflush.name' => 'www'], 'files' => ['page.php' => document_block('docs/TROUBLESHOOTING.md', 'php', 'print_r')]]);
Deploy::useCommand($fpm);
Deploy::program($fpm, 'php', "PHPRC={$fpm->file('cli')} PHP_INI_SCAN_DIR={$fpm->file('none')} exec " . PhpBuild::tested()->prefix . '/bin/php "$@"');
$fpm->command(['reset', '--note=of the test']);
[, $request] = $fpm->hold();
$ended = Deploy::start($fpm, "set -e\n" . document_block('docs/TROUBLESHOOTING.md', 'sh', 'opcflush status'), '')->finish();
echo $ended->status, $ended->errors, "\n";
$fpm->pause->clear('held');
$request->finish();
foreach (['segment     /', 'IN REQUEST FOR', 'www ', 'of the test', 'opcflush.segment_mode'] as $part) {
	echo trim($part), str_contains($ended->output, $part) ? ': there' : ': MISSING', "\n";
}
$said = $fpm->get('page.php');
foreach (['[name] => www', '[slots] =>', '[reasons] =>', '[note] => of the test'] as $part) {
	echo trim($part), str_contains($said, $part) ? ': there' : ': MISSING', "\n";
}
?>
--EXPECT--
0
segment     /: there
IN REQUEST FOR: there
www: there
of the test: there
opcflush.segment_mode: there
[name] => www: there
[slots] =>: there
[reasons] =>: there
[note] => of the test: there
