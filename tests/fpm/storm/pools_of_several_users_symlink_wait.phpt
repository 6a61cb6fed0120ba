--TEST--
Storm in three pools of three users under one master, releases switched by a symlink, --wait, then the old ones are removed: every answer is fresh and of one release, and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx', 'root');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';

$server = Storm::report(Releases::class, 'wait', options: [
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
mixed: 0
workers that died: 0
users: www-data nobody daemon, workers: 18
