--TEST--
Storm in a chroot pool and one without, of one master with opcache.validate_root=1, releases switched by a symlink, the command: every answer of both is fresh and of one release, and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx', 'root');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';

/* The log is php-fpm's: Debian's PHP cannot write a date in a jail without the system's time zones. */
$server = Storm::report(Releases::class, 'command', options: [
	'workers' => 8,
	'ini' => ['opcache.validate_root' => '1', 'error_log' => ''],
	'pools' => ['jail' => ['chroot' => '{dir}', 'chdir' => '/'], 'open' => []],
]);
foreach (['jail', 'open'] as $pool) {
	echo "$pool: ", readlink("/proc/{$server->workers($pool)[0]}/root") === '/' ? 'the system\'s root' : 'a root of its own', "\n";
}
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
mixed: 0
workers that died: 0
jail: a root of its own
open: the system's root
