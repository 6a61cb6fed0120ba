--TEST--
Installed: SIGURG, the signal that it is bound to by default, has what is included next be fresh
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (!function_exists('posix_kill')) {
	die('skip NOT TESTED HERE: this needs ext/posix');
}
?>
--FILE--
<?php
require __DIR__ . '/installed.inc';

$folder = make_folder();
echo run_installed($folder, RELEASE . <<<'PHP'

	release('a', 'a1');
	echo served('a');
	release('a', 'a2');
	echo 'not ordered: ', served('a');
	posix_kill(getmypid(), PHP_OS_FAMILY === 'Linux' ? 23 : 16);
	for ($i = 0; opcflush_generation() < 2 && $i < 1000; $i++) {
		usleep(10000);
	}
	echo opcflush_generation(), ', by a signal: ', served('a');
	PHP);
remove_folder($folder);
?>
--EXPECT--
a1
not ordered: a1
2, by a signal: a2
