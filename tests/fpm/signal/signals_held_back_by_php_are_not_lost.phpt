--TEST--
Signals that reach a worker while PHP holds them back, as in OPcache's publishing, all count in the end
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../slow_file.inc';

const SIGNALS = 40;

$fpm = new Fpm(['workers' => 1, 'pools' => ['www' => [], 'other' => []], 'ini' => ['memory_limit' => '2G', 'opcache.memory_consumption' => '512']]);
$fpm->put('slow.php', slow_to_publish('ended well', functions_to_publish($fpm, 1.5, 'other')));
[$worker] = $fpm->workers('www');
$before = $fpm->generation('other');

$fpm->pause->set('compiled');
$request = $fpm->begin('slow.php');
$fpm->pause->await('compiled');
$fpm->pause->clear('compiled');
for ($sent = 0; $sent < SIGNALS; $sent++) {
	posix_kill($worker, SIGUSR2);
	until(fn () => !Fpm::isPending($worker, SIGUSR2), 'the signal is delivered');
	usleep(1000);
}
echo 'still publishing: ', var_export(!$request->isDone(), true), "\n";
echo $request->finish(60)->body, "\n";
echo 'orders: ', $fpm->generation('other') - $before, "\n";
echo 'applied: ', var_export($fpm->get('slow.php') === 'ended well' && $fpm->status()['applied'] === $fpm->status()['generation'], true), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
still publishing: true
ended well
orders: 40
applied: true
deaths: 0
