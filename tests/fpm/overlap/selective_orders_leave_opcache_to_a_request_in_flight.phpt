--TEST--
A request that a refresh, an invalidate or a realpath order overtakes keeps OPcache: what did not change is not compiled again, what did is fresh, and nothing of it is published
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['segment' => true, 'workers' => 2, 'files' => ['same.php' => '<?php echo " same";']]);
$fpm->put('page.php', '<?php
	include __DIR__ . "/part.php";
	' . $fpm->pause->code('held') . '
	include __DIR__ . "/same.php";
	include_once __DIR__ . "/once.php";
	include __DIR__ . "/part.php";
	include __DIR__ . "/late.php";
	echo opcache_get_status(false)["opcache_enabled"] ? "" : " OPCACHE OFF";
');
$orders = [
	'refresh' => ['refresh'], 'refresh of the site' => ['refresh', "$fpm->site/"], 'refresh of something else' => ['refresh', "$fpm->site/no/"],
	'invalidate' => ['invalidate', "$fpm->site/{part,once}.php"], 'realpath' => ['realpath'],
];
foreach ($orders as $name => $order) {
	foreach (['alone', 'with others'] as $company) {
		foreach (['part', 'once'] as $part) {
			$fpm->put("$part.php", '<?php echo " old";');
		}
		$fpm->put('late.php', '<?php');
		$fpm->settle();
		$fpm->command(['invalidate', "$fpm->site/"]);
		/* Each worker has each file open once and knows its real path. */
		$fpm->get('page.php');
		$fpm->command(['invalidate', "$fpm->site/late.php"]);
		$fpm->pause->clear('held');
		$fpm->pause->set('held');
		$request = $fpm->begin('page.php');
		$fpm->pause->await('held');
		$hits = $fpm->hits('same.php')['same.php'];
		foreach (['part', 'once'] as $part) {
			$fpm->put("$part.php", '<?php echo " new";');
		}
		$fpm->command($order);
		if ($company === 'with others') {
			$fpm->get('same.php');
			$hits++;
		}
		$fpm->pause->clear('held');
		echo "$name, $company:", $request->finish()->body, '; ';
		$after = $fpm->hits('same.php', 'part.php', 'once.php', 'late.php');
		echo 'same: ', $after['same.php'] === $hits + 1 ? 'one more hit' : "$hits, then {$after['same.php']}";
		echo ', cached: ', implode(' ', array_keys(array_filter($after, is_int(...)))), "\n";
	}
}
echo 'detached: ', $fpm->status()['detached'], "\n";
?>
--EXPECT--
refresh, alone: old same new new; same: one more hit, cached: same.php
refresh, with others: old same new new; same: one more hit, cached: same.php
refresh of the site, alone: old same new new; same: one more hit, cached: same.php
refresh of the site, with others: old same new new; same: one more hit, cached: same.php
refresh of something else, alone: old same old old; same: one more hit, cached: same.php part.php once.php
refresh of something else, with others: old same old old; same: one more hit, cached: same.php part.php once.php
invalidate, alone: old same new new; same: one more hit, cached: same.php
invalidate, with others: old same new new; same: one more hit, cached: same.php
realpath, alone: old same old old; same: one more hit, cached: same.php part.php once.php
realpath, with others: old same old old; same: one more hit, cached: same.php part.php once.php
detached: 0
