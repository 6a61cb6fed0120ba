--TEST--
A master of another user: with the right to write, root's segment is its segment, too; without, it starts alone and says so
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root', 'setpriv');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$gid = posix_getgrnam('www-data')['gid'];
$files = [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo "old";',
];
foreach (['0660' => 'www-data', '0600' => ''] as $mode => $group) {
	$fpm = new Fpm([
		'segment' => true, 'files' => $files,
		'ini' => ['opcflush.segment_mode' => $mode, 'opcflush.segment_group' => $group],
	]);
	$other = new Fpm([
		'segment' => $fpm->segment(), 'user' => [65534, 65534, $gid], 'files' => $files,
		'ini' => ['opcflush.segment_mode' => $mode, 'opcflush.segment_group' => $group],
	]);
	foreach ([$fpm, $other] as $server) {
		$server->everyWorker('page.php');
		$server->put('part.php', '<?php echo "new";');
	}
	echo "$mode: the other is ", $other->status()['segment']['state'], ', of uid ', fileowner("/proc/$other->master"), "\n";
	[$worker, $request] = $other->hold();
	$ended = $fpm->command(['reset', '--wait=0.5']);
	echo "an order of root: waits for the other's request: ", $ended->status === 1 ? 'yes' : 'no', "\n";
	echo $fpm->get('page.php'), ', the other: ', $other->get('page.php'), "\n";
	$other->pause->clear('held');
	echo $request->finish()->body, ', then: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
	$other->deliver(SIGURG);
	echo 'a signal to the other: ', implode(' ', $other->everyWorker('page.php')), "\n";
	echo preg_replace(['/^\[[^]]*\] /m', '#[^ ]*/segment/segment#'], ['', 'PATH'], implode("\n", $other->saidOfSegment())), "\n";
}
?>
--EXPECT--
0660: the other is attached, of uid 65534
an order of root: waits for the other's request: yes
new, the other: new
held, then: 0
a signal to the other: new new

0600: the other is refused, of uid 65534
an order of root: waits for the other's request: no
new, the other: old
held, then: 0
a signal to the other: new new
PHP Warning:  opcflush: segment: no permission for PATH: it belongs to root (uid 0), group 0, mode 0600, and this process is nobody (uid 65534); orders reach this instance by its own signals and calls only in Unknown on line 0
