--TEST--
docs/ORDERS.md: after a switch of releases, a refresh has just the new release compiled, and after a roll-back nothing but what goes by names under current; a reset has all compiled
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';

$page = fn (string $inc) => '<?php ' . Fpm::SAY_WORKER . " $inc";
$files = ['shop/page.php' => $page('include "part.php";'), 'shop/part.php' => '<?php', 'app/shared/vendor/v.php' => '<?php'];
foreach ([1, 2] as $release) {
	$files["app/releases/$release/page.php"] = $page('include __DIR__ . "/real.php"; include __DIR__ . "/vendor/v.php"; include dirname(__DIR__, 2) . "/current/named.php";');
	$files["app/releases/$release/real.php"] = '<?php';
	$files["app/releases/$release/named.php"] = "<?php echo $release;";
}
foreach (['refresh', 'reset'] as $order) {
	echo "$order:\n";
	$fpm = new Fpm(['segment' => true, 'files' => $files]);
	$fpm->settle();
	foreach ([1, 2] as $release) {
		$fpm->link("app/releases/$release/vendor", '../../shared/vendor');
	}
	$visit = function () use ($fpm): string {
		$said = $fpm->everyWorker('app/current/page.php') + $fpm->everyWorker('shop/page.php');
		return trim(implode(' ', array_unique($said)));
	};
	$fpm->link('app/current', 'releases/1');
	$visit();
	for ($i = 0; $i < 3; $i++) {
		$visit();
	}
	foreach ([2, 1] as $release) {
		$fpm->link('app/current', "releases/$release");
		$before = $fpm->hits(...array_keys($files));
		$fpm->command([$order]);
		/* Whoever looks first carries it out: so many requests as it takes to meet every worker do not hide what it took. */
		$left = $fpm->hits(...array_keys($files));
		echo "current is $release, served is ", $visit();
		$after = $fpm->hits(...array_keys($files));
		$compiled = array_filter($after, fn ($hits, $name) => $hits !== null && ($left[$name] === null || $hits < $left[$name]), ARRAY_FILTER_USE_BOTH);
		$gone = array_filter($after, fn ($hits, $name) => $hits === null && $before[$name] !== null, ARRAY_FILTER_USE_BOTH);
		echo '; compiled: ', implode(' ', array_keys($compiled)), '; no longer cached: ', implode(' ', array_keys($gone)) ?: 'none', "\n";
		for ($i = 0; $i < 3; $i++) {
			$visit();
		}
	}
}
?>
--EXPECT--
refresh:
current is 2, served is 2; compiled: app/releases/2/page.php app/releases/2/real.php app/releases/2/named.php; no longer cached: app/releases/1/named.php
current is 1, served is 1; compiled: app/releases/1/named.php; no longer cached: app/releases/2/named.php
reset:
current is 2, served is 2; compiled: shop/page.php shop/part.php app/shared/vendor/v.php app/releases/2/page.php app/releases/2/real.php app/releases/2/named.php; no longer cached: app/releases/1/page.php app/releases/1/real.php app/releases/1/named.php
current is 1, served is 1; compiled: shop/page.php shop/part.php app/shared/vendor/v.php app/releases/1/page.php app/releases/1/real.php app/releases/1/named.php; no longer cached: app/releases/2/page.php app/releases/2/real.php app/releases/2/named.php
