--TEST--
Without a segment, opcflush_wait() waits for the requests of its own instance
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['workers' => 3, 'files' => [
	'wait.php' => '<?php echo var_export(opcflush_wait(opcflush_reset(), (float) $_GET["timeout"]), true);',
]]);
echo 'alone: ', $fpm->get('wait.php', ['timeout' => 5]), "\n";
[$worker, $request] = $fpm->hold();
echo 'beside another request: ', $fpm->get('wait.php', ['timeout' => 0.5]), "\n";
$fpm->pause->clear('held');
echo $request->finish()->body, "\n";
echo 'once that has ended: ', $fpm->get('wait.php', ['timeout' => 5]), "\n";
[$worker, $request] = $fpm->hold();
posix_kill($worker, SIGKILL);
echo 'killed: ', $fpm->get('wait.php', ['timeout' => 5]), "\n";
echo 'segment: ', $fpm->status()['segment']['state'], "\n";
?>
--EXPECT--
alone: true
beside another request: false
held
once that has ended: true
killed: true
segment: none
