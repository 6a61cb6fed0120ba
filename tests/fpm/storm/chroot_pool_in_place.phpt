--TEST--
Storm in a chroot pool, files replaced in place, a signal to the master: every answer is fresh and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx', 'root');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';

/* The log is php-fpm's: Debian's PHP cannot write a date in a jail without the system's time zones. */
$server = Storm::report(InPlace::class, 'sigurg', options: [
	'ini' => ['error_log' => ''],
	'pool' => ['chroot' => '{dir}', 'chdir' => '/'],
]);
echo 'the root of its workers: ', readlink("/proc/{$server->workers()[0]}/root") === $server->sandbox->dir ? 'the pool\'s' : 'another', "\n";
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
the root of its workers: the pool's
