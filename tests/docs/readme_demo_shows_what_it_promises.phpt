--TEST--
README.md: dev/demo runs, and sees what it promises; dev/test is there
--CONFLICTS--
all
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('nginx', 'MediaWiki');
require __DIR__ . '/skipif.inc';
if (basename(getenv('OPCFLUSH_PHP_PREFIX')) !== '8.2') {
	die('skip dev/demo runs with PHP 8.2');
}
?>
--FILE--
<?php
require __DIR__ . '/../fpm/sandbox.inc';
require __DIR__ . '/readme.inc';

$root = dirname(readme_file());
$sandbox = new Sandbox(300);
foreach (explode("\n", trim(readme_block('sh', 'dev/demo'))) as $line) {
	if ($line === 'dev/test') {
		echo "$line: ", is_executable("$root/$line") ? 'is what runs this' : 'IS NOT THERE', "\n";
		continue;
	}
	$pid = $sandbox->start(['sh', '-c', "cd '$root' && exec $line"], 'demo.out');
	until(fn () => !$sandbox->isRunning($pid), $line, 280);
	echo "$line: ", $sandbox->exitStatus($pid), "\n";
	$said = file_get_contents("$sandbox->dir/demo.out");
	echo preg_match('/^requests failed +0$/m', $said) ? "no request failed\n" : $said;
}
?>
--EXPECT--
dev/demo: 0
no request failed
dev/test: is what runs this
