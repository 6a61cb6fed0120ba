--TEST--
opcache.file_cache: an order comes while a restart is pending, when OPcache reads scripts from files alone
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'ini' => ['opcache.file_cache' => '{dir}/pause'], 'files' => [
	'part.php' => '<?php echo "0";',
	'page.php' => '<?php include __DIR__ . "/part.php";',
	'reset.php' => '<?php opcache_reset();',
	'pending.php' => '<?php echo json_encode(!opcache_get_status(false)["opcache_enabled"]);',
]]);
$fpm->put('long.php', '<?php ' . $fpm->pause->code('long'));
foreach (['known to this start', 'of an earlier start'] as $i => $whose) {
	if ($i) {
		$fpm->reload();
		$fpm->flush();
	}
	echo "$whose: ", $i ? '' : $fpm->get('page.php') . ', ';
	$fpm->get('reset.php');
	$fpm->get('pending.php');
	$fpm->pause->set('long');
	$long = $fpm->begin('long.php');
	$fpm->pause->await('long');
	$fpm->get('reset.php');
	$fpm->put('part.php', '<?php echo "' . $i + 1 . '";');
	$fpm->deliver();
	echo 'pending: ', $fpm->get('pending.php'), ', ', $fpm->get('page.php'), "\n";
	$fpm->pause->clear('long');
	$long->finish();
	echo 'later: ', $fpm->get('page.php'), ', ', $fpm->get('page.php'), ', pending: ', $fpm->get('pending.php'), "\n";
}
?>
--EXPECT--
known to this start: 0, pending: true, 1
later: 1, 1, pending: false
of an earlier start: pending: true, 2
later: 2, 2, pending: false
