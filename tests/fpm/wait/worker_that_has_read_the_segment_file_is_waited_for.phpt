--TEST--
A script that opens and closes the file of the segment itself: its request holds the wait up all the same
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../cgi_parent.inc';


/* php-cgi runs as whoever started it, so its scripts may read what it has made. */
$cgi = new CgiParent(['segment' => true, 'workers' => 3]);
$cgi->put('reads.php', '<?php
	fclose(fopen(ini_get("opcflush.segment"), "r"));
	$size = strlen(file_get_contents(ini_get("opcflush.segment")));
	touch("' . $cgi->pause->dir . '/size.$size");
	touch("' . $cgi->pause->dir . '/program." . substr_count(shell_exec("ls -l /proc/self/fd"), ini_get("opcflush.segment")));
	' . $cgi->pause->code('held') . '
	echo "held";');
$cgi->pause->set('held');
$request = $cgi->begin('reads.php');
$cgi->pause->await('held');
echo 'read: ', $cgi->pause->await('size') === filesize($cgi->segment()) ? 'all of it' : 'nothing', "\n";
echo 'a program that it runs has it open: ', $cgi->pause->await('program') > 0 ? 'yes' : 'no', "\n";
echo 'in flight: ', $cgi->command(['reset', '--wait=1'])->status, "\n";
$cgi->pause->clear('held');
echo $request->finish()->body, "\n";
echo 'ended: ', $cgi->command(['reset', '--wait=5'])->status, "\n";
?>
--EXPECT--
read: all of it
a program that it runs has it open: no
in flight: 1
held
ended: 0
