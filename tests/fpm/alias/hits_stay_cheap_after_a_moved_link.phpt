--TEST--
Cached scripts are included as cheaply after a link has moved as before
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

const FILES = 300;

/* The least time of many requests: what others do on the machine does not count. */
$page = '<?php include dirname(__DIR__, 2) . "/current/boot.php"; $before = hrtime(true);'
	. ' for ($i = 0; $i < ' . FILES . '; $i++) { include __DIR__ . "/$i.php"; } echo hrtime(true) - $before;';
$files = [];
foreach ([1, 2] as $release) {
	$files += ["releases/$release/page.php" => $page, "releases/$release/boot.php" => '<?php return 1;'];
	for ($i = 0; $i < FILES; $i++) {
		$files["releases/$release/$i.php"] = '<?php return 1;';
	}
}
$fpm = new Fpm(['workers' => 1, 'files' => $files]);
$least = function () use ($fpm) {
	$times = [];
	for ($i = 0; $i < 40; $i++) {
		$times[] = (int) $fpm->get('current/page.php');
	}
	return min($times);
};
$fpm->link('current', 'releases/1');
$before = $least();
$fpm->link('current', 'releases/2');
/* Nobody asks meanwhile: that request would be overtaken, and detached. */
$fpm->deliver();
$after = $least();
for ($again = 0; $again < 5 && $after >= 4 * $before; $again++) {
	$after = min($after, $least());
}
echo $after < 4 * $before ? 'as cheap' : sprintf('%.1f times the time', $after / $before), "\n";
echo 'detached: ', $fpm->status()['detached'], "\n";
?>
--EXPECT--
as cheap
detached: 0
