--TEST--
Two pools of one master, one with opcache.enable=0: the flush is not lost when that one sees the order first
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm([
	'workers' => 1,
	'pools' => ['on' => [], 'off' => ['php_admin_value[opcache.enable]' => '0']],
	'files' => [
		'releases/1/part.php' => '<?php echo "1";',
		'releases/2/part.php' => '<?php echo "2";',
		'plain.php' => '<?php echo "old";',
	],
]);
$fpm->link('current', 'releases/1');
$fpm->put('page.php', "<?php include '$fpm->site/current/part.php'; echo ' '; include '$fpm->site/plain.php';");
foreach (['on', 'off', 'on', 'off'] as $pool) {
	echo "$pool: ", $fpm->get('page.php', [], $pool), "\n";
}
foreach ([['off', 'on'], ['on', 'off'], ['off', 'off', 'off', 'on']] as $i => $sequence) {
	$fpm->link('current', 'releases/' . (2 - $i % 2));
	$fpm->put('plain.php', "<?php echo 'new $i';");
	$fpm->deliver(SIGURG);
	foreach ($sequence as $pool) {
		echo "$pool: ", $fpm->get('page.php', [], $pool), "\n";
	}
}
$status = $fpm->status('on');
echo 'applied: ', var_export($status['applied'] === $status['generation'], true), "\n";
echo 'gave up waiting: ', $status['gave_up'], "\n";
echo 'OPcache is on in the pools: ', var_export($status['opcache']['enabled'], true), ', ', var_export($fpm->status('off')['opcache']['enabled'], true), "\n";
?>
--EXPECT--
on: 1 old
off: 1 old
on: 1 old
off: 1 old
off: 2 new 0
on: 2 new 0
on: 1 new 1
off: 1 new 1
off: 2 new 2
off: 2 new 2
off: 2 new 2
on: 2 new 2
applied: true
gave up waiting: 0
OPcache is on in the pools: true, false
