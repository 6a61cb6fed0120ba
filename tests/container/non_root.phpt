--TEST--
php-fpm that root has not started: it makes its segment in a folder of its own, the command works for its user, and tells root and others why it does not; where it may make none it starts all the same
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('root', 'setpriv');
?>
--FILE--
<?php
require __DIR__ . '/container.inc';

$files = ['page.php' => '<?php ' . Server::SAY_WORKER . ' include __DIR__ . "/part.php";', 'part.php' => '<?php echo "old";'];
$nobody = [65534, 65534];
$fpm = new Fpm(['segment' => true, 'user' => $nobody, 'files' => $files]);
echo implode(' ', $fpm->everyWorker('page.php')), ', ', $fpm->status()['segment']['state'], ', of uid ', fileowner($fpm->segment()), ', ', substr(sprintf('%o', fileperms($fpm->segment())), -3), "\n";
foreach (['its user' => Fpm::asUser(...$nobody), 'root' => [], 'another user' => Fpm::asUser(1, 1)] as $who => $through) {
	$fpm->put('part.php', "<?php echo 'by $who';");
	$ended = $fpm->command(['reset', '--wait=10'], through: $through);
	echo "$who: $ended->status, ", str_replace($fpm->sandbox->dir, 'DIR', $ended->errors ?: $ended->output), "\n\t", implode(', ', array_unique($fpm->everyWorker('page.php'))), "\n";
}

$without = new Fpm(['segment' => $fpm->file('site/none/segment'), 'user' => [65533, 65533], 'files' => $files]);
$status = $without->status();
echo 'where it may not write: ', $status['segment']['state'], ', ', str_replace($fpm->sandbox->dir, 'DIR', (string) $status['segment']['reason']), "\n";
$without->everyWorker('page.php');
$without->put('part.php', '<?php echo "new";');
$without->deliver(SIGURG);
echo 'its own signal: ', implode(' ', $without->everyWorker('page.php')), "\n";
?>
--EXPECT--
old old, attached, of uid 65534, 600
its user: 0, generation 2
	by its user
root: 3, opcflush: the segment is refused: DIR/segment/segment belongs to nobody (uid 65534), and root is expected
	by its user
another user: 3, opcflush: the segment is refused: no permission for DIR/segment/segment: it belongs to nobody (uid 65534), group 65534, mode 0600, and this process is daemon (uid 1)
	by its user
where it may not write: absent, cannot make DIR/site/none/segment: Permission denied
its own signal: new new
