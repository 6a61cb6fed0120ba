--TEST--
opcache.file_cache that is set for a folder, a pool or a request: no copy from before the start is served after an order
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 1, 'pools' => ['www' => [], 'own' => ['php_admin_value[opcache.file_cache]' => '{dir}/pause']]]);
file_put_contents($fpm->file('php.ini'), "[PATH=$fpm->site/folder]\nopcache.file_cache = {$fpm->pause->dir}\n", FILE_APPEND);
$params = ['request' => ['PHP_ADMIN_VALUE' => "opcache.file_cache = {$fpm->pause->dir}"]];

foreach (['folder' => 'www', 'pool' => 'own', 'request' => 'www'] as $name => $pool) {
	$ask = fn () => $fpm->get("$name/page.php", [], $pool, $params[$name] ?? []);
	$fpm->put("$name/page.php", '<?php include __DIR__ . "/part.php";');
	$part = $fpm->put("$name/part.php", '<?php echo "old";');
	$fpm->restart();
	echo "$name: ", $ask(), ' ', trim(shell_exec("find {$fpm->pause->dir} -path '*$part.bin' | wc -l")), ' copy; ';
	$fpm->put("$name/part.php", '<?php echo "new";');
	$fpm->restart();
	/* The order is in effect before anything asks for the file cache. */
	$fpm->flush();
	$fpm->generation($pool);
	echo $ask(), ', ', $ask(), "\n";
}
?>
--EXPECT--
folder: old 1 copy; new, new
pool: old 1 copy; new, new
request: old 1 copy; new, new
