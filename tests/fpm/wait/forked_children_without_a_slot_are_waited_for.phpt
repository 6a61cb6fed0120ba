--TEST--
Forked children for which no slot is left: each counts while it runs, also beyond its parent's end or death, and none afterwards
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('perl');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../segment.inc';

/* An instance of its own beside php-fpm. */
$code = '
	$await = function (string $name) {
		while (!file_exists("%1$s.$name")) {
			usleep(1000);
		}
	};
	for ($i = 0; $i < 3; $i++) {
		$pid = pcntl_fork();
		if ($pid === 0) {
			exit;
		}
		pcntl_waitpid($pid, $status);
	}
	touch("%1$s.first");
	$await("second");
	$pid = pcntl_fork();
	touch("%1$s." . ($pid ? "parent" : "child"));
	$await($pid ? "parent_ends" : "child_ends");';

$fpm = new Fpm(['segment' => true]);
$begin = fn (string $name) => $fpm->beginPhp(sprintf($code, $fpm->file($name)), ini: ['opcache.enable_cli' => '1', 'opcflush.name' => 'parent']);
$await = fn (string ...$names) => array_map(fn ($name) => until(fn () => file_exists($fpm->file($name)), $name), $names);
$count = fn () => (array_column($fpm->status()['instances'], 'without_slot', 'name')['parent'] ?? 'no') . ' without a slot';
$reset = fn (string $seconds) => $fpm->command(['reset', "--wait=$seconds"])->status;

$holder = LockHolder::ofSlots($fpm);
echo 'idle: ', $reset('15'), "\n";
$parent = $begin('ends');
$await('ends.first');
echo 'three children have ended: ', $reset('0.3'), ', ', $count(), "\n";
touch($fpm->file('ends.second'));
$await('ends.parent', 'ends.child');
echo 'a child runs: ', $reset('0.3'), ', ', $count(), "\n";
touch($fpm->file('ends.parent_ends'));
until(fn () => $parent->isDone(), 'the parent has ended');
echo 'the parent has ended: ', $reset('0.3'), "\n";
touch($fpm->file('ends.child_ends'));
echo 'the child, too: ', $reset('15'), "\n";

$parent = $begin('killed');
touch($fpm->file('killed.second'));
$await('killed.parent', 'killed.child');
$child = (int) file_get_contents("/proc/$parent->pid/task/$parent->pid/children");
posix_kill($child, SIGKILL);
until(fn () => !Server::isAlive($child), 'the child is dead');
echo 'the child was killed: ', $reset('0.3'), "\n";
touch($fpm->file('killed.parent_ends'));
echo 'the parent has ended: ', $reset('15'), "\n";

$parent = $begin('dead');
touch($fpm->file('dead.second'));
$await('dead.parent', 'dead.child');
posix_kill($parent->pid, SIGKILL);
until(fn () => !Server::isAlive($parent->pid), 'the parent is dead');
echo 'the parent was killed: ', $reset('0.3'), "\n";
touch($fpm->file('dead.child_ends'));
echo 'the child has ended: ', $reset('15'), "\n";

$holder->end();
$parent = $begin('free');
touch($fpm->file('free.second'));
$await('free.parent', 'free.child');
echo 'slots are free, both run: ', $reset('0.3'), ', ', $count(), "\n";
touch($fpm->file('free.parent_ends'));
touch($fpm->file('free.child_ends'));
echo 'they have ended: ', $reset('15'), "\n";
?>
--EXPECT--
idle: 0
three children have ended: 1, 1 without a slot
a child runs: 1, 2 without a slot
the parent has ended: 1
the child, too: 0
the child was killed: 1
the parent has ended: 0
the parent was killed: 1
the child has ended: 0
slots are free, both run: 1, 0 without a slot
they have ended: 0
