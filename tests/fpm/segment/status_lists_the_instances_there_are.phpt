--TEST--
opcflush_status() lists each instance with its name, and a master that has stopped, or was killed, no longer
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../cgi_parent.inc';


$fpm = new Fpm(['segment' => true, 'workers' => 3]);
$named = new Fpm(['segment' => $fpm->segment(), 'ini' => ['opcflush.name' => 'shop@web-1:a.b_c']]);
$cgi = new CgiParent(['segment' => $fpm->segment()]);
$show = function (string $title) use ($fpm, $named, $cgi) {
	echo "$title:\n";
	$rows = array_column($fpm->status()['instances'], null, 'name');
	ksort($rows);
	foreach ($rows as $name => $row) {
		$pid = [$fpm->master => 'the master', $named->master => 'the named one', $cgi->master => 'php-cgi'][$row['pid']] ?? $row['pid'];
		echo str_replace([":$fpm->master", ":$cgi->master"], ':PID', $name), ", $pid, {$row['sapi']}, applied {$row['applied']}, own: ",
			var_export($row['own'], true), ', PHP ', $row['php'] === PHP_VERSION ? 'as here' : $row['php'],
			', started ', abs(microtime(true) - $row['started']) < 60 ? 'now' : $row['started'], "\n";
	}
};
foreach ([$fpm, $named, $cgi] as $server) {
	$server->status();
}
$show('three');
$named->stop();
$show('one has stopped');
$cgi->kill();
$show('one was killed');
$named->start();
$show('one is back');
$fpm->stop();
$fpm->start();
$show('the own one was restarted');
$rows = json_decode($fpm->command(['status', '--json'])->output, true)['instances'];
echo 'the command sees: ', count($rows), ', own: ', count(array_filter(array_column($rows, 'own'))), "\n";
?>
--EXPECT--
three:
cgi-fcgi:PID, php-cgi, cgi-fcgi, applied 1, own: false, PHP as here, started now
fpm-fcgi:PID, the master, fpm-fcgi, applied 1, own: true, PHP as here, started now
shop@web-1:a.b_c, the named one, fpm-fcgi, applied 1, own: false, PHP as here, started now
one has stopped:
cgi-fcgi:PID, php-cgi, cgi-fcgi, applied 1, own: false, PHP as here, started now
fpm-fcgi:PID, the master, fpm-fcgi, applied 1, own: true, PHP as here, started now
one was killed:
fpm-fcgi:PID, the master, fpm-fcgi, applied 1, own: true, PHP as here, started now
one is back:
fpm-fcgi:PID, the master, fpm-fcgi, applied 1, own: true, PHP as here, started now
shop@web-1:a.b_c, the named one, fpm-fcgi, applied 1, own: false, PHP as here, started now
the own one was restarted:
fpm-fcgi:PID, the master, fpm-fcgi, applied 1, own: true, PHP as here, started now
shop@web-1:a.b_c, the named one, fpm-fcgi, applied 1, own: false, PHP as here, started now
the command sees: 2, own: 0
