--TEST--
Two containers without opcflush.name are both called fpm-fcgi:1: an order for that name is for both, and an order for all reaches each
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('root', 'PID namespaces');
?>
--FILE--
<?php
require __DIR__ . '/container.inc';

$files = ['page.php' => '<?php ' . Server::SAY_WORKER . ' include __DIR__ . "/part.php";', 'part.php' => '<?php echo "old";'];
$one = new Fpm(['segment' => true, 'files' => $files, 'through' => CONTAINER]);
$two = new Fpm(['segment' => $one->segment(), 'files' => $files, 'through' => CONTAINER]);
echo $one->status()['name'], ' and ', $two->status()['name'], "\n";
foreach (['reset', 'reset --instance=fpm-fcgi:1'] as $order) {
	foreach ([$one, $two] as $server) {
		$server->everyWorker('page.php');
		$server->put('part.php', "<?php echo 'new by $order';");
	}
	$ended = $one->command(explode(' ', $order));
	echo "$ended->status: ", implode(', ', array_unique([...$one->everyWorker('page.php'), ...$two->everyWorker('page.php')])), "\n";
}
?>
--EXPECT--
fpm-fcgi:1 and fpm-fcgi:1
0: new by reset
0: new by reset --instance=fpm-fcgi:1
