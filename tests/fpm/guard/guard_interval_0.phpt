--TEST--
opcflush.guard_interval=0: each call is a reset of its own, in effect when it returns
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['workers' => 3, 'ini' => ['opcflush.guard' => '1', 'opcflush.guard_interval' => '0'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo 0;',
	'reset.php' => '<?php echo (int) opcache_reset(), (int) opcache_reset(), " "; include __DIR__ . "/part.php";',
]]);
$fpm->everyWorker('page.php');
$fresh = 0;
for ($i = 1; $i <= 10; $i++) {
	$fpm->put('part.php', "<?php echo $i;");
	$fresh += (int) ($fpm->get('reset.php') === "11 $i" && implode(' ', array_unique($fpm->everyWorker('page.php'))) === "$i");
}
echo "fresh: $fresh of 10, ", json_encode($fpm->status()['guard']), "\n";
?>
--EXPECT--
fresh: 10 of 10, {"on":true,"calls":20,"resets":20,"put_off":false}
