--TEST--
Two chroot pools with opcache.validate_root=1: a path that is a link in one is cached where it is a file
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$page = '<?php include "/app/part.php"; echo opcache_is_script_cached("/app/part.php") ? "" : ", not cached";';
$fpm = new Fpm([
	'workers' => 1,
	'ini' => ['opcache.validate_root' => '1'],
	'pools' => ['a' => ['chroot' => '{dir}/jail-a', 'chdir' => '/'], 'b' => ['chroot' => '{dir}/jail-b', 'chdir' => '/']],
	'files' => [
		'../jail-a/page.php' => $page, '../jail-a/1/part.php' => '<?php echo "a";',
		'../jail-b/page.php' => $page, '../jail-b/app/part.php' => '<?php echo "b";',
	],
]);
$fpm->link('../jail-a/app', '1');
for ($i = 0; $i < 2; $i++) {
	echo $fpm->get('/page.php', [], 'a'), '; ', $fpm->get('/page.php', [], 'b'), '; ', $fpm->get('/page.php', [], 'b'), "\n";
	$fpm->put('../jail-b/app/part.php', '<?php echo "b new";');
	$fpm->deliver();
}
?>
--EXPECT--
a; b; b
a; b new; b new
