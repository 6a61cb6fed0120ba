--TEST--
opcflush.segment_mode = 0600: another user's process can neither flush nor read the log, and is told whose file it is
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root', 'setpriv');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['segment' => true, 'files' => ['page.php' => '<?php echo "old";']]);
$fpm->get('page.php');
$fpm->put('page.php', '<?php echo "new";');
printf("%s: %o, owner %d\n", basename($fpm->segment()), fileperms($fpm->segment()) & 07777, fileowner($fpm->segment()));
printf("its folder: %o\n", fileperms(dirname($fpm->segment())) & 07777);
foreach (['reset', 'realpath', 'log', 'status', 'wait 1'] as $command) {
	$ended = $fpm->command(explode(' ', $command), through: Fpm::asUser(65534, 65534));
	echo "$command: $ended->status, ", $command === 'status' || (str_contains($ended->errors, $fpm->segment()) && preg_match('/0?600/', $ended->errors) && str_contains($ended->errors, 'root'))
		? 'with file, owner and mode' : $ended->errors, "\n";
}
echo $fpm->php('try { opcflush_reset(); } catch (OpcflushException $e) { echo get_class($e); }', through: Fpm::asUser(65534, 65534)), "\n";
echo $fpm->php('try { var_dump(opcflush_log()); } catch (OpcflushException $e) { echo get_class($e); }', through: Fpm::asUser(65534, 65534)), "\n";
$status = json_decode($fpm->php('echo json_encode(opcflush_status());', through: Fpm::asUser(65534, 65534))->output, true);
echo "status: {$status['segment']['state']}, writable: ", var_export($status['segment']['writable'], true), ', orders: ', count($status['orders']), "\n";
echo 'generation: ', $fpm->generation(), ', page: ', $fpm->get('page.php'), "\n";
echo 'root: ', $fpm->command(['reset']), ', page: ', $fpm->get('page.php'), "\n";
?>
--EXPECT--
segment: 600, owner 0
its folder: 755
reset: 3, with file, owner and mode
realpath: 3, with file, owner and mode
log: 3, with file, owner and mode
status: 3, with file, owner and mode
wait 1: 3, with file, owner and mode
0 OpcflushException
0 OpcflushException
status: refused, writable: false, orders: 0
generation: 1, page: old
root: 0 generation 2, page: new
