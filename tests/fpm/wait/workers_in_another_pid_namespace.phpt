--TEST--
A master in a PID namespace of its own: a request in flight there holds the wait up, a killed worker there does not
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root', 'PID namespaces');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'files' => ['page.php' => '<?php echo "old";']]);
$inside = new Fpm([
	'segment' => $fpm->segment(), 'workers' => 3, 'files' => ['page.php' => '<?php echo "old";'],
	'through' => ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'],
]);
echo $inside->get('page.php'), "\n";
$inside->put('page.php', '<?php echo "new";');
[$worker, $request] = $inside->hold();
echo 'from outside, in flight: ', $fpm->command(['reset', '--wait=1'])->status, "\n";
echo $inside->get('page.php'), "\n";
$namespace = ['nsenter', '--target', (string) $inside->master, '--pid', '--mount'];
echo 'from inside, in flight: ', $inside->command(['reset', '--wait=1'], through: $namespace)->status, "\n";

posix_kill($worker, SIGSTOP);
until(fn () => Fpm::processStatus($worker, 'State') === 'T', 'the worker is stopped');
echo 'stopped: ', $fpm->command(['reset', '--wait=1'])->status, "\n";
posix_kill($worker, SIGKILL);
echo 'from outside, killed: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
echo 'from inside, killed: ', $inside->command(['reset', '--wait=5'], through: $namespace)->status, "\n";
$inside->pause->clear('held');

[, $request] = $fpm->hold();
echo 'from inside, in flight outside: ', $inside->command(['reset', '--wait=1'], through: $namespace)->status, "\n";
$fpm->pause->clear('held');
echo $request->finish()->body, "\n";
$inside->stop();
echo 'the master inside is gone: ', $fpm->command(['reset', '--wait=5'])->status, "\n";
?>
--EXPECT--
old
from outside, in flight: 1
new
from inside, in flight: 1
stopped: 1
from outside, killed: 0
from inside, killed: 0
from inside, in flight outside: 1
held
the master inside is gone: 0
