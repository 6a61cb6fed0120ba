--TEST--
Installed: a reset, a refresh and an invalidate by PHP: fresh is what each of them is about, and nothing before
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/installed.inc';

$folder = make_folder();
echo run_installed($folder, RELEASE . <<<'PHP'

	release('a', 'a1');
	release('b', 'b1');
	echo served('a', 'b');
	release('a', 'a2');
	release('b', 'b2');
	echo 'not ordered: ', served('a', 'b');
	echo opcflush_invalidate(__DIR__ . '/a.php'), ', invalidate: ', served('a', 'b');
	echo opcflush_refresh(__DIR__ . '/'), ', refresh: ', served('a', 'b');
	release('a', 'a3');
	release('b', 'b3');
	echo 'not ordered: ', served('a', 'b');
	echo opcflush_reset('a note'), ', reset: ', served('a', 'b');
	echo 'cached: ', json_encode([opcache_is_script_cached(__DIR__ . '/a.php'), opcache_is_script_cached(__DIR__ . '/b.php')]), "\n";
	PHP);
remove_folder($folder);
?>
--EXPECT--
a1 b1
not ordered: a1 b1
2, invalidate: a2 b1
3, refresh: a2 b2
not ordered: a2 b2
4, reset: a3 b3
cached: [true,true]
