--TEST--
README.md: the deploy script switches a release and returns when every worker serves it, through real nginx and php-fpm
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('nginx');
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';
require __DIR__ . '/../fpm/nginx.inc';
require __DIR__ . '/readme.inc';

$page = '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";';
$fpm = new Fpm(['workers' => 4, 'ini' => ['opcflush.signals' => 'SIGUSR2=reset; SIGURG=reset'], 'files' => [
	'app/releases/1/page.php' => $page,
	'app/releases/1/part.php' => '<?php echo "release 1";',
	'app/releases/2/page.php' => $page,
	'app/releases/2/part.php' => '<?php echo "release 2";',
	'app/releases/3/page.php' => $page,
	'app/releases/3/part.php' => '<?php echo "release 3";',
	'ask/opcflush-generation.php' => readme_block('php', 'opcflush_generation'),
]]);
$fpm->link('app/current', 'releases/1');
$nginx = new Nginx($fpm->sandbox, ['/opcflush-generation.php' => ["$fpm->site/ask", $fpm->socket()]]);

/* As much of systemctl as the script needs; and of curl, where there is none. */
mkdir($fpm->file('bin'));
file_put_contents($fpm->file('bin/systemctl'), <<<SH
	#!/bin/sh
	[ "\$*" = "kill -s URG --kill-whom=main php-fpm-of-the-test" ] || exit 2
	exec kill -URG {$fpm->master}
	SH);
file_put_contents($fpm->file('deploy.sh'), readme_block('sh', 'systemctl'));
if (trim((string) shell_exec('command -v curl')) === '') {
	file_put_contents($fpm->file('bin/curl'), "#!/bin/sh\nexec " . PHP_BINARY . " -n -r 'echo file_get_contents(\$argv[1]);' \"\$2\"\n");
	chmod($fpm->file('bin/curl'), 0755);
}
chmod($fpm->file('bin/systemctl'), 0755);

$deploy = function (string $release, array $environment = []) use ($fpm, $nginx): string {
	$environment += [
		'APP' => "$fpm->site/app", 'UNIT' => 'php-fpm-of-the-test', 'ASK' => "http://$nginx->address/opcflush-generation.php",
		'PATH' => $fpm->file('bin') . ':' . getenv('PATH'),
	];
	$process = proc_open(['sh', $fpm->file('deploy.sh'), $release], [1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes, null, $environment);
	$said = stream_get_contents($pipes[1]);
	return trim(proc_close($process) . ' ' . $said);
};

echo implode(', ', $fpm->everyWorker('app/current/page.php')), "\n";
foreach (['2', '3'] as $release) {
	echo "deploy $release: ", $deploy($release), "\n";
	echo implode(', ', $fpm->everyWorker('app/current/page.php')), "\n";
}
file_put_contents($fpm->file('bin/systemctl'), "#!/bin/sh\nexit 0\n");
echo 'signal lost: ', $deploy('2'), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
release 1, release 1, release 1, release 1
deploy 2: 0
release 2, release 2, release 2, release 2
deploy 3: 0
release 3, release 3, release 3, release 3
signal lost: 1 deploy.sh: php-fpm-of-the-test has not taken the signal within 5 seconds
deaths: 0
