--TEST--
Two chroot pools with opcache.validate_root=1: one order flushes the files of both
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$page = '<?php include "/part.php";';
$fpm = new Fpm([
	'workers' => 2,
	'ini' => ['opcache.validate_root' => '1'],
	'pools' => ['a' => ['chroot' => '{dir}/jail-a', 'chdir' => '/'], 'b' => ['chroot' => '{dir}/jail-b', 'chdir' => '/']],
	'files' => [
		'../jail-a/page.php' => $page, '../jail-a/part.php' => '<?php echo "a old";',
		'../jail-b/page.php' => $page, '../jail-b/part.php' => '<?php echo "b old";',
	],
]);
$pages = function () use ($fpm) {
	$bodies = [];
	foreach (['a', 'b', 'a', 'b'] as $pool) {
		$bodies[] = $fpm->get('/page.php', [], $pool);
	}
	return implode(', ', $bodies);
};
echo $pages(), "\n";
foreach ([1, 2, 3] as $i) {
	foreach (['a', 'b'] as $name) {
		$fpm->put("../jail-$name/part.php", "<?php echo '$name new $i';");
	}
	if ($i === 1) {
		echo 'stale: ', $pages(), "\n";
	}
	$fpm->deliver(SIGURG);
	echo $pages(), "\n";
}
?>
--EXPECT--
a old, b old, a old, b old
stale: a old, b old, a old, b old
a new 1, b new 1, a new 1, b new 1
a new 2, b new 2, a new 2, b new 2
a new 3, b new 3, a new 3, b new 3
