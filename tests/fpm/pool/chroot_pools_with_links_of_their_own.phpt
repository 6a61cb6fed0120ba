--TEST--
Two chroot pools with opcache.validate_root=1 and one layout: a link moves in one, and the other one's scripts stay cached
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$files = [];
foreach (['a', 'b'] as $jail) {
	$files["../jail-$jail/1/part.php"] = "<?php echo '$jail, release 1';";
	$files["../jail-$jail/2/part.php"] = "<?php echo '$jail, release 2';";
	$files["../jail-$jail/page.php"] = '<?php include "/current/part.php"; $release = $_GET["release"];'
		. ' echo opcache_is_script_cached("/$release/part.php") ? "" : ", not cached";';
}
$fpm = new Fpm([
	'workers' => 1,
	'ini' => ['opcache.validate_root' => '1'],
	'pools' => ['a' => ['chroot' => '{dir}/jail-a', 'chdir' => '/'], 'b' => ['chroot' => '{dir}/jail-b', 'chdir' => '/']],
	'files' => $files,
]);
$show = function (array $releases) use ($fpm) {
	$pages = [];
	foreach (['a', 'b', 'a', 'b'] as $pool) {
		$pages[] = $fpm->get('/page.php', ['release' => $releases[$pool]], $pool);
	}
	echo implode('; ', $pages), "\n";
};
$fpm->link('../jail-a/current', '1');
$fpm->link('../jail-b/current', '1');
$show(['a' => 1, 'b' => 1]);
$fpm->link('../jail-a/current', '2');
$fpm->deliver();
$show(['a' => 2, 'b' => 1]);
$fpm->link('../jail-b/current', '2');
$fpm->deliver();
$show(['a' => 2, 'b' => 2]);
?>
--EXPECT--
a, release 1; b, release 1; a, release 1; b, release 1
a, release 2; b, release 1; a, release 2; b, release 1
a, release 2; b, release 2; a, release 2; b, release 2
