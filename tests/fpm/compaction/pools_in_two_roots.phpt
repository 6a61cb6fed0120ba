--TEST--
opcache.validate_root=1 and two chroot pools: compactions leave each with its own files, fresh
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root');
?>
--FILE--
<?php
require __DIR__ . '/again.inc';

$page = '<?php include "/part.php";';
$fpm = compacting([
	'workers' => 2, 'ini' => ['opcache.validate_root' => '1'] + COMPACT_SOON,
	'pools' => ['a' => ['chroot' => '{dir}/jail-a', 'chdir' => '/'], 'b' => ['chroot' => '{dir}/jail-b', 'chdir' => '/'], 'www' => []],
	'files' => [
		'../jail-a/page.php' => $page, '../jail-a/part.php' => '<?php echo "a old";',
		'../jail-b/page.php' => $page, '../jail-b/part.php' => '<?php echo "b old";',
	],
]);
$pages = fn () => implode(', ', array_map(fn ($pool) => $fpm->get('/page.php', [], $pool), ['a', 'b', 'a', 'b']));
/* The pool that is in no root of its own is the one that says what is going on. */
$count = fn () => json_decode($fpm->get($fpm->file('control/status.php'), [], 'www'), true)['compaction']['count'];
echo $pages(), "\n";
foreach ([1, 2, 3] as $i) {
	$fpm->put('../jail-a/part.php', "<?php echo 'a new $i';");
	$fpm->put('../jail-b/part.php', "<?php echo 'b new $i';");
	$fpm->deliver(SIGURG);
	$fpm->deliver(COMPACT);
	until(function () use ($fpm, $count, $i) {
		$fpm->get('/page.php', [], $i % 2 ? 'a' : 'b');
		return $count() >= $i;
	}, 'a compaction');
	echo $pages(), "\n";
}
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
a old, b old, a old, b old
a new 1, b new 1, a new 1, b new 1
a new 2, b new 2, a new 2, b new 2
a new 3, b new 3, a new 3, b new 3
deaths: 0
