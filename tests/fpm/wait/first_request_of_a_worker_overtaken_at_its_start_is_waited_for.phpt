--TEST--
A worker's first request, overtaken by an order while it carries an earlier one out at its start, is waited for
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['segment' => true, 'workers' => 2]);
$fpm->put('second.php', '<?php ' . $fpm->pause->code('second') . ' echo "second";');
[, $first] = $fpm->hold();
$fpm->command(['reset']);
$fpm->pause->set('applying');
$fpm->pause->set('second');
$second = $fpm->begin('second.php');
$fpm->pause->await('applying');
$fpm->command(['reset']);
$fpm->pause->clear('applying');
$fpm->pause->await('second');
$fpm->pause->clear('held');
echo $first->finish()->body, "\n";
echo 'in flight: ', $fpm->command(['wait', '3', '--wait=0.5'])->status, "\n";
$fpm->pause->clear('second');
echo $second->finish()->body, "\n";
echo 'ended: ', $fpm->command(['wait', '3', '--wait=5'])->status, "\n";
?>
--EXPECT--
held
in flight: 1
second
ended: 0
