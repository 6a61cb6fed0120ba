--TEST--
Commands that order and wait at once where the command line has OPcache: none is an instance that another one waits for
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../lateness.inc';

const COMMANDS = 4;
$fpm = new Fpm(['segment' => true]);
mkdir($fpm->file('more'));
file_put_contents($fpm->file('more/opcache.ini'), "opcache.enable_cli = 1\n");
$env = ['PHP_INI_SCAN_DIR' => $fpm->file('more')];
echo 'a script of the command line: ', $fpm->php('echo count(opcflush_status()["instances"]);', env: $env)->output, " instances\n";

$lateness = new Lateness($fpm->sandbox);
[, $request] = $fpm->hold();
$commands = array_map(fn () => $fpm->beginCommand(['reset', '--wait=30'], env: $env), range(1, COMMANDS));
until(fn () => $fpm->generation() === 1 + COMMANDS, 'all have ordered');
$status = $fpm->status(workers: true);
echo 'while they wait: ', count($status['instances']), ' instance, online in others: ', count(array_filter($status['slots'], fn ($slot) => $slot['instance'] !== $status['name'])),
	', done: ', count(array_filter($commands, fn ($command) => $command->isDone())), "\n";
$fpm->pause->clear('held');
$request->finish();
$start = microtime(true);
$ended = array_map(fn ($command) => $command->finish(), $commands);
echo 'afterwards: ', implode(' ', array_column($ended, 'status')), microtime(true) - $start < $lateness->bound(5, 10) ? ', at once' : ', LATE', "\n";

/* Nobody else is there: each begins before another one's order, or after it. */
$commands = array_map(fn () => $fpm->beginCommand(['reset', '--wait=30'], env: $env), range(1, COMMANDS));
$start = microtime(true);
$ended = array_map(fn ($command) => $command->finish(), $commands);
echo 'alone: ', implode(' ', array_column($ended, 'status')), microtime(true) - $start < $lateness->bound(5, 10) ? ', at once' : ', LATE', "\n";
?>
--EXPECT--
a script of the command line: 2 instances
while they wait: 1 instance, online in others: 0, done: 0
afterwards: 0 0 0 0, at once
alone: 0 0 0 0, at once
