--TEST--
SIGQUIT to the master: the request in flight ends well, and so does php-fpm
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'global' => ['process_control_timeout' => '60s'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' echo "well";',
]]);
$fpm->put('held.php', '<?php ' . $fpm->pause->code('held') . ' echo "ended well";');
$fpm->everyWorker('page.php');
$fpm->flush(SIGURG);
$fpm->flush(SIGUSR2, ...$fpm->workers());

$fpm->pause->set('held');
$request = $fpm->begin('held.php');
$fpm->pause->await('held');
posix_kill($fpm->master, SIGQUIT);
until(fn () => str_contains($fpm->log(), 'Finishing'), 'the master obeys');
$fpm->pause->clear('held');
echo $request->finish()->body, "\n";
until(fn () => !$fpm->sandbox->isRunning($fpm->master), 'the master ends');
echo 'exiting, bye-bye: ', substr_count($fpm->log(), 'exiting, bye-bye!'), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
ended well
exiting, bye-bye: 1
deaths: 0
