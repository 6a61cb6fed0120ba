--TEST--
Pools in different roots, opcache.validate_root=0: an alias through a moved link is judged in its own root, whoever applies
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm([
	'workers' => 2,
	'pools' => ['outer' => [], 'jail' => ['chroot' => '{dir}/jail', 'chdir' => '/']],
	'files' => [
		'hello.php' => '<?php echo "hello";',
		'../jail/1/a.php' => '<?php echo "1";',
		'../jail/2/a.php' => '<?php echo "2";',
		'../jail/page.php' => '<?php include "/current/a.php";',
		'../jail/old.php' => '<?php include "/$_GET[release]/a.php";',
	],
]);
$applies = ['outer' => 'hello.php', 'jail' => '/page.php'];
$fpm->link('../jail/current', '1');
echo $fpm->get('/page.php', [], 'jail'), "\n";
for ($turn = 1; $turn <= 4; $turn++) {
	$old = 2 - $turn % 2;
	$pool = array_keys($applies)[intdiv($turn - 1, 2)];
	$fpm->link('../jail/current', (string) (3 - $old));
	$fpm->deliver();
	echo "$pool applies: ", $fpm->get($applies[$pool], [], $pool);
	echo ', old by its real path: ', $fpm->get('/old.php', ['release' => $old], 'jail');
	echo ', page: ', $fpm->get('/page.php', [], 'jail'), ' ', $fpm->get('/page.php', [], 'jail'), "\n";
}
?>
--EXPECT--
1
outer applies: hello, old by its real path: 1, page: 2 2
outer applies: hello, old by its real path: 2, page: 1 1
jail applies: 2, old by its real path: 1, page: 2 2
jail applies: 1, old by its real path: 2, page: 1 1
