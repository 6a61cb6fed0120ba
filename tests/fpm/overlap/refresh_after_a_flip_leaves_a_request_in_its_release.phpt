--TEST--
Releases switched by a symlink, then a refresh: a request in flight stays in its release, from the cache, and all new ones are in the new one
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'ini' => ['opcflush.signals' => 'SIGURG=refresh']]);
foreach ([1, 2, 3] as $release) {
	$fpm->put("releases/$release/page.php", '<?php
		echo "page ' . $release . '";
		include __DIR__ . "/a.php";
		' . $fpm->pause->code('held') . '
		include __DIR__ . "/b.php";
		include "' . $fpm->site . '/current/c.php";
		include_once "' . $fpm->site . '/current/d.php";
		echo opcache_get_status(false)["opcache_enabled"] ? "" : ", OPCACHE OFF";
	');
	foreach (['a', 'b', 'c', 'd'] as $name) {
		$fpm->put("releases/$release/$name.php", "<?php echo ', $name $release';");
	}
}
$fpm->settle();
$fpm->link('current', 'releases/1');
$fpm->get('current/page.php');
foreach ([2, 3, 1] as $release) {
	echo 'before: ', $fpm->get('current/page.php'), "\n";
	$fpm->pause->clear('held');
	$fpm->pause->set('held');
	$request = $fpm->begin('current/page.php');
	$fpm->pause->await('held');
	$old = basename(readlink("$fpm->site/current"));
	$hits = $fpm->hits("releases/$old/b.php");
	$fpm->link('current', "releases/$release");
	$fpm->deliver(SIGURG);
	$fpm->get($fpm->file('control/status.php'));
	$fpm->pause->clear('held');
	echo 'in flight: ', $request->finish()->body, $fpm->hits("releases/$old/b.php") > $hits ? '' : ', B IS NOT FROM THE CACHE', "\n";
	for ($i = 0; $i < 3; $i++) {
		echo 'then: ', $fpm->get('current/page.php'), "\n";
	}
}
echo 'detached: ', $fpm->status()['detached'], "\n";
?>
--EXPECT--
before: page 1, a 1, b 1, c 1, d 1
in flight: page 1, a 1, b 1, c 1, d 1
then: page 2, a 2, b 2, c 2, d 2
then: page 2, a 2, b 2, c 2, d 2
then: page 2, a 2, b 2, c 2, d 2
before: page 2, a 2, b 2, c 2, d 2
in flight: page 2, a 2, b 2, c 2, d 2
then: page 3, a 3, b 3, c 3, d 3
then: page 3, a 3, b 3, c 3, d 3
then: page 3, a 3, b 3, c 3, d 3
before: page 3, a 3, b 3, c 3, d 3
in flight: page 3, a 3, b 3, c 3, d 3
then: page 1, a 1, b 1, c 1, d 1
then: page 1, a 1, b 1, c 1, d 1
then: page 1, a 1, b 1, c 1, d 1
detached: 0
