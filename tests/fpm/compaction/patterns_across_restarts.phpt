--TEST--
preg_match() with patterns of cached scripts, which PCRE's cache of each worker knows by their names in OPcache's memory: right across compactions
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/again.inc';

/* Patterns of one length, so that one can come to lie where another one was. */
$files = [];
$expected = '';
for ($i = 10; $i < 40; $i++) {
	$files["patterns/$i.php"] = "<?php return preg_match('/^(a$i)+\$/', 'a{$i}a$i') . preg_match('/^(b$i)+\$/', 'a{$i}a$i');";
	$expected .= '10';
}
$fpm = compacting(['workers' => 3, 'ini' => COMPACT_SOON, 'files' => $files + [
	'page.php' => '<?php $files = range(10, 39); shuffle($files); $said = []; foreach ($files as $i) { $said[] = include __DIR__ . "/patterns/$i.php"; } echo implode($said);',
]]);
compact_under($fpm, 'page.php', $expected);
?>
--EXPECT--
compactions: many, failed: 0, deaths: 0
