--TEST--
opcflush_reset() followed by opcache_compile_file() or an include in the same request caches the file
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'ini' => ['opcflush.wait_ms' => '10000'], 'files' => [
	'a.php' => '<?php echo "a-old ";',
	'b.php' => '<?php echo "b-old ";',
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/a.php"; include __DIR__ . "/b.php";',
	'deploy.php' => '<?php
		opcflush_reset();
		echo opcache_compile_file(__DIR__ . "/a.php") ? "compiled " : "not compiled ";
		include __DIR__ . "/b.php";
		foreach (["a", "b"] as $name) {
			echo opcache_is_script_cached(__DIR__ . "/$name.php") ? "cached " : "not cached ";
		}
		echo opcflush_generation() === opcflush_status()["applied"] ? "applied" : "not applied";',
	'cached.php' => '<?php
		foreach (["a", "b"] as $name) {
			echo opcache_is_script_cached(__DIR__ . "/$name.php") ? "cached " : "not cached ";
		}',
]]);
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
foreach (['new', 'newer'] as $word) {
	$fpm->put('a.php', "<?php echo 'a-$word ';");
	$fpm->put('b.php', "<?php echo 'b-$word ';");
	echo $fpm->get('deploy.php'), "\n";
	echo $fpm->get('cached.php'), "\n";
	echo implode(', ', $fpm->everyWorker('page.php')), "\n";
}
$status = $fpm->status();
echo 'detached: ', $status['detached'], "\n";
echo $status['last_flush']['order'], "\n";
echo preg_replace('~/.*/~', '.../', $status['last_flush']['reason']), "\n";
?>
--EXPECT--
a-old b-old , a-old b-old 
compiled b-new cached cached applied
cached cached 
a-new b-new , a-new b-new 
compiled b-newer cached cached applied
cached cached 
a-newer b-newer , a-newer b-newer 
detached: 0
reset
opcflush_reset() in .../deploy.php on line 2
