--TEST--
Apache prefork: a wait is also for a request that an old child still answers after apachectl graceful
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('prefork');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

$apache = new Apache(['workers' => 2, 'segment' => true, 'files' => ['page.php' => '<?php ' . Apache::SAY_WORKER . ' echo 1;']]);
[$child, $request] = $apache->hold();
$apache->reload(idle: false);
echo 'the child that a restart has to wait for: ', in_array($child, $apache->workers(), true) ? 'is there' : 'is gone', "\n";
echo 'reset --wait: ', $apache->command(['reset', '--wait=0.5', '--quiet'])->status, "\n";
echo 'instances: ', count($apache->status()['instances']), "\n";
$command = $apache->beginCommand(['reset', '--wait=10']);
usleep(100000);
echo 'waits: ', var_export(!$command->isDone(), true), "\n";
$apache->pause->clear('held');
echo 'its answer: ', $request->finish()->body, "\n";
$request->close();
echo 'then: ', $command->finish()->status, "\n";
echo 'instances: ', until(fn () => count($apache->status()['instances']) === 1, 'the former one is gone') ? 1 : '', "\n";
?>
--EXPECT--
the child that a restart has to wait for: is there
reset --wait: 1
instances: 2
waits: true
its answer: held
then: 0
instances: 1
