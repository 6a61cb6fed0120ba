--TEST--
Storm in three pools of three users under one master, files replaced in place, a signal to the master: every answer is fresh and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx', 'root');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';

$server = Storm::report(InPlace::class, 'sigurg', options: [
	'workers' => 6,
	'ini' => ['opcache.validate_permission' => '1'],
	'pools' => ['www' => [], 'shop' => ['user' => 'nobody', 'group' => 'nogroup'], 'blog' => ['user' => 'daemon', 'group' => 'daemon']],
]);
$users = array_map(fn ($pid) => posix_getpwuid(fileowner("/proc/$pid"))['name'], $server->workers());
echo 'users: ', implode(' ', array_unique($users)), ', workers: ', $server->status()['workers'], "\n";
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
users: www-data nobody daemon, workers: 18
