--TEST--
Two containers whose masters have the same pid share the host's segment: the host, or one of them, flushes all or one by its name, and a wait is for requests in each
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('root', 'PID namespaces');
?>
--FILE--
<?php
require __DIR__ . '/container.inc';

$files = [
	'page.php' => '<?php ' . Server::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
	'pid.php' => '<?php echo getmypid(), " ", posix_getppid();',
];
$host = new Fpm(['segment' => true, 'files' => $files, 'ini' => ['opcflush.name' => 'host']]);
$blue = new Fpm(['segment' => $host->segment(), 'files' => $files, 'ini' => ['opcflush.name' => 'blue'], 'through' => CONTAINER]);
$green = new Fpm(['segment' => $host->segment(), 'files' => $files, 'ini' => ['opcflush.name' => 'green'], 'through' => CONTAINER]);
$all = ['host' => $host, 'blue' => $blue, 'green' => $green];
$put = function (string $text) use ($all): void {
	foreach ($all as $server) {
		$server->put('part.php', "<?php echo '$text';");
	}
};
$pages = fn () => implode(', ', array_map(fn ($server) => implode(' and ', array_unique($server->everyWorker('page.php'))), $all)) . "\n";
echo $pages();
foreach ($host->status()['instances'] as $row) {
	echo $row['name'], $row['pid'] === 1 ? ' is process 1' : ' is of the host', "\n";
}

$put('by the host');
echo $host->command(['reset', '--wait=10']), ': ', $pages();
$put('by blue');
echo $blue->command(['reset', '--wait=10'], through: inside($blue)), ': ', $pages();
$put('for green');
echo $host->command(['reset', '--instance=green']), ': ', $pages();
$put('for blue, by green');
echo $green->command(['reset', '--instance=blue'], through: inside($green)), ': ', $pages();
$put('a signal within blue');
$blue->deliver(SIGURG);
echo 'a signal: ', $pages();

foreach (['blue' => $blue, 'green' => $green] as $name => $server) {
	[, $request] = $server->hold();
	$from = array_diff_key($all, [$name => 0]);
	echo "in flight in $name, waited for";
	foreach ($from as $other => $one) {
		echo ", by $other: ", $one->command(['reset', '--wait=0.3'], through: $other === 'host' ? [] : inside($one))->status;
	}
	$server->pause->clear('held');
	echo '; ', $request->finish()->body, ', then: ', $host->command(['reset', '--wait=10'])->status, "\n";
}

$blue->hold();
$family = [$blue->master, ...$blue->children()];
posix_kill($blue->master, SIGKILL);
until(fn () => !array_filter($family, Server::isAlive(...)), 'all of the container is dead');
echo 'blue was killed in a request, an order of green: ', $green->command(['reset', '--wait=10'], through: inside($green))->status,
	', an order for blue: ', $host->command(['reset', '--instance=blue'])->status,
	', left: ', implode(' ', array_column($host->status()['instances'], 'name')), "\n";
?>
--EXPECT--
old, old, old
host is of the host
blue is process 1
green is process 1
0 generation 2: by the host, by the host, by the host
0 generation 3: by blue, by blue, by blue
0 generation 4: by blue, by blue, for green
0 generation 5: by blue, for blue, by green, for green
a signal: by blue, a signal within blue, for green
in flight in blue, waited for, by host: 1, by green: 1; held, then: 0
in flight in green, waited for, by host: 1, by blue: 1; held, then: 0
blue was killed in a request, an order of green: 0, an order for blue: 4, left: host green
