--TEST--
opcflush.guard=1: a dashboard that calls opcache_get_status(), opcache_get_configuration() and opcache_reset() goes on working
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['workers' => 3, 'ini' => ['opcflush.guard' => '1', 'opcflush.guard_interval' => '100'], 'files' => [
	'page.php' => '<?php include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'dashboard.php' => '<?php
		$reset = isset($_GET["reset"]) ? opcache_reset() : null;
		$status = opcache_get_status();
		echo json_encode([
			"reset" => $reset, "on" => $status["opcache_enabled"], "pending" => $status["restart_pending"], "in progress" => $status["restart_in_progress"],
			"scripts" => isset($status["scripts"][__FILE__]), "hit rate" => is_float($status["opcache_statistics"]["opcache_hit_rate"]),
			"configuration" => opcache_get_configuration()["version"]["opcache_product_name"],
		]);',
]]);
echo $fpm->get('dashboard.php'), "\n";
for ($i = 0; $i < 3; $i++) {
	echo $fpm->get('dashboard.php', ['reset' => 1]), "\n";
	usleep(150000);
	$fpm->get('page.php');
}
echo await_compactions($fpm, 1)['count'] > 0 ? "compacted\n" : '';
$fpm->get('dashboard.php');
echo $fpm->get('dashboard.php'), "\n";
$memory = memory($fpm);
echo 'its counter of restarts: ', $memory['manual_restarts'] > 0 ? 'counts' : 'does not', ', last one: ', abs($memory['last_restart_time'] - time()) < 10 ? 'just now' : $memory['last_restart_time'], "\n";
?>
--EXPECT--
{"reset":null,"on":true,"pending":false,"in progress":false,"scripts":true,"hit rate":true,"configuration":"Zend OPcache"}
{"reset":true,"on":true,"pending":false,"in progress":false,"scripts":true,"hit rate":true,"configuration":"Zend OPcache"}
{"reset":true,"on":true,"pending":false,"in progress":false,"scripts":true,"hit rate":true,"configuration":"Zend OPcache"}
{"reset":true,"on":true,"pending":false,"in progress":false,"scripts":true,"hit rate":true,"configuration":"Zend OPcache"}
compacted
{"reset":null,"on":true,"pending":false,"in progress":false,"scripts":true,"hit rate":true,"configuration":"Zend OPcache"}
its counter of restarts: counts, last one: just now
