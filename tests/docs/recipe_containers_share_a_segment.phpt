--TEST--
docs/RECIPES.md: what Docker Compose and Kubernetes are told to run shares a segment across PID namespaces, and flushes
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('root', 'setpriv', 'PID namespaces');
require __DIR__ . '/skipif.inc';
skip_without_packages('python3-yaml');
?>
--FILE--
<?php
require __DIR__ . '/container.inc';

[, $entry, $value] = preg_match('/^(\S+) = "(.*)"$/', document_block('docs/RECIPES.md', 'ini', 'OPCFLUSH_NAME'), $match) ? $match : throw new RuntimeException('no such line');

/* The image: the scripts of the document, and php-fpm, which is given what the test's one is started with. */
function image(Sandbox $sandbox): Containers
{
	$containers = new Containers($sandbox->dir);
	$containers->program('entrypoint.sh', document_block('docs/RECIPES.md', 'sh', 'entrypoint.sh'));
	$containers->program('release.sh', document_block('docs/RECIPES.md', 'sh', 'release.sh'));
	$containers->program('php-fpm', "#!/bin/sh\n[ \"\$1\" = --nodaemonize ] || exit 1\nshift\nexec \"\$@\" --nodaemonize\n");
	return $containers;
}

/* A php-fpm that is run by $through. */
function php(array $through, array $environment): Fpm
{
	global $entry, $value;
	return new Fpm(['segment' => '/run/opcflush/segment', 'ini' => [$entry => $value], 'through' => $through, 'env' => $environment, 'workers' => 3]);
}

function show(string $title, string $page, Fpm ...$servers): void
{
	foreach ($servers as $server) {
		echo "$title: ", implode(' ', array_unique($server->everyWorker($page))), "\n";
	}
}

function names(Fpm $fpm): string
{
	return implode(' ', array_column($fpm->status()['instances'], 'name'));
}

$page = '<?php ' . Fpm::SAY_WORKER . ' echo basename(dirname(__FILE__)), @include __DIR__ . "/part.php";';

echo "Docker Compose\n";
$compose = Containers::read(document_block('docs/RECIPES.md', 'yaml', 'services:'));
$image = image($sandbox = new Sandbox);
/* As Docker has it, not as fsGroup. */
chmod($image->volume('opcflush'), 0755);
foreach ([1, 2] as $release) {
	mkdir($image->volume('app') . "/releases/$release", 0755, true);
	file_put_contents($image->volume('app') . "/releases/$release/page.php", $page);
}
symlink('releases/1', $image->volume('app') . '/current');
$service = function (string $name, string $host) use ($compose, $image): array {
	['entrypoint' => $entrypoint, 'volumes' => $volumes] = $service = $compose['services'][$name];
	array_key_exists('app', $compose['volumes']) && array_key_exists('opcflush', $compose['volumes']) || throw new RuntimeException('a volume is missing');
	$mounts = array_column(array_map(fn ($volume) => explode(':', $volume), $volumes), 1, 0);
	return [...$image->start($host, $mounts), ...$entrypoint, ...$service['command'] ?? []];
};
$environment = $image->environment($compose['services']['php']['environment']);
$first = php($service('php', 'one'), $environment);
/* Another one, whose name is not given. */
$second = php($service('php', 'two'), ['OPCFLUSH_NAME' => ''] + $environment);
show('before', '/srv/app/current/page.php', $first, $second);
echo names($first), "\n";
$command = PhpBuild::tested()->prefix . '/bin/php';
$image->program('opcflush', "#!/bin/sh\nPHPRC={$first->file('cli')} PHP_INI_SCAN_DIR={$first->file('none')} exec $command " . CommandLine::script() . ' "$@"' . "\n");
$deploy = $sandbox->start([...$service('deploy', 'deploy'), '2'], 'deploy.out', $image->environment());
until(fn () => !$sandbox->isRunning($deploy), 'the deploy ends', 30);
echo $sandbox->exitStatus($deploy), ' ', file_get_contents("$sandbox->dir/deploy.out");
show('after', '/srv/app/current/page.php', $first, $second);
$first->restart();
echo 'restarted: generation ', $first->generation(), ', ', names($first), "\n";

echo "Kubernetes\n";
$pod = Containers::read(document_block('docs/RECIPES.md', 'yaml', 'kind: Pod'))['spec'];
$image = image($sandbox = new Sandbox);
file_put_contents($image->volume('app') . '/page.php', $page);
file_put_contents($image->volume('app') . '/part.php', '<?php return 1;');
['runAsUser' => $user, 'runAsGroup' => $group, 'fsGroup' => $volumes] = $pod['securityContext'];
$user === $group && $user === $volumes || throw new RuntimeException('users differ');
$containers = array_column($pod['containers'], null, 'name');
$container = function (string $name) use ($pod, $containers, $image, $user): array {
	['volumeMounts' => $mounts, 'command' => $command] = $container = $containers[$name];
	array_diff(array_column($mounts, 'name'), array_column($pod['volumes'], 'name')) === [] || throw new RuntimeException('a volume is missing');
	return [...$image->start('app-0', array_column($mounts, 'mountPath', 'name'), (string) $user), ...$command, ...$container['args'] ?? []];
};
$fpm = php($container('php'), $image->environment());
Fpm::settle();
show('before', '/srv/app/page.php', $fpm);
echo names($fpm), ', the segment is of user ', fileowner($image->volume('opcflush') . '/segment'), "\n";
$image->program('opcflush', "#!/bin/sh\nPHPRC={$fpm->file('cli')} PHP_INI_SCAN_DIR={$fpm->file('none')} exec $command " . CommandLine::script() . ' "$@"' . "\n");
$image->program('fetch.sh', "#!/bin/sh\nmv /srv/app/part.new /srv/app/part.php 2>/dev/null\n");
$image->program('sleep', "#!/bin/sh\n[ \"\$1\" = 30 ] || exit 1\nexec /bin/sleep 0.1\n");
$sidecar = $sandbox->start($container('code'), 'sidecar.out', $image->environment());
/* Whole at once: the sidecar may look at any moment. */
file_put_contents($image->volume('app') . '/part.tmp', '<?php return 2;');
rename($image->volume('app') . '/part.tmp', $image->volume('app') . '/part.new');
until(fn () => str_contains((string) @file_get_contents("$sandbox->dir/sidecar.out"), 'generation'), 'the sidecar has flushed');
show('after', '/srv/app/page.php', $fpm);
echo file_get_contents("$sandbox->dir/sidecar.out"), $fpm->status()['orders'][0]['order'], "\n";
echo 'it goes on: ', $sandbox->isRunning($sidecar) ? 'yes' : 'no', "\n";
$sandbox->stop($sidecar);
?>
--EXPECT--
Docker Compose
before: 1
before: 1
php two
0 generation 2
after: 2
after: 2
restarted: generation 2, php two
Kubernetes
before: app1
app-0, the segment is of user 33
after: app2
generation 2
refresh /srv/app/
it goes on: yes
