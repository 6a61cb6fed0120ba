--TEST--
opcflush.segment_group with 0660: members of the group can flush, others can not; with 0640 members can read, and not flush
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root', 'setpriv');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

foreach (['0660' => 'www-data', '0640' => (string) posix_getgrnam('www-data')['gid']] as $mode => $group) {
	$gid = posix_getgrnam('www-data')['gid'];
	$fpm = new Fpm([
		'segment' => true, 'files' => ['page.php' => '<?php echo "old";'],
		'ini' => ['opcflush.segment_mode' => $mode, 'opcflush.segment_group' => $group],
	]);
	$fpm->get('page.php');
	$fpm->put('page.php', '<?php echo "new";');
	printf("%o, owner %d, the group: %s\n", fileperms($fpm->segment()) & 07777, fileowner($fpm->segment()), var_export(filegroup($fpm->segment()) === $gid, true));
	foreach (['member' => Fpm::asUser(65534, 65534, $gid), 'other' => Fpm::asUser(65534, 65534)] as $who => $through) {
		echo "$who: log ", $fpm->command(['log'], through: $through)->status,
			', status ', $fpm->command(['status'], through: $through)->status,
			', wait ', $fpm->command(['wait', (string) $fpm->generation(), '--wait=5'], through: $through)->status,
			', reset ', $fpm->command(['reset'], through: $through)->status,
			', page ', $fpm->get('page.php'), "\n";
	}
	$status = json_decode($fpm->php('echo json_encode(opcflush_status());', through: Fpm::asUser(65534, 65534, $gid))->output, true);
	echo "member: {$status['segment']['state']}, writable: ", var_export($status['segment']['writable'], true), "\n";
	$ended = $fpm->php('try { echo opcflush_reset(); } catch (OpcflushException $e) { echo $e->getMessage(); }', through: Fpm::asUser(65534, 65534, $gid));
	echo 'told by the function: ', $mode === '0660' ? $ended->output : var_export(str_contains($ended->output, $fpm->segment()) && str_contains($ended->output, '640'), true), "\n";
	echo 'uid in the log: ', $fpm->status()['orders'][0]['uid'] ?? 'none', "\n";
}
?>
--EXPECT--
660, owner 0, the group: true
member: log 0, status 0, wait 0, reset 0, page new
other: log 3, status 3, wait 3, reset 3, page new
member: attached, writable: true
told by the function: 3
uid in the log: 65534
640, owner 0, the group: true
member: log 0, status 0, wait 0, reset 3, page old
other: log 3, status 3, wait 3, reset 3, page old
member: attached, writable: false
told by the function: true
uid in the log: none
