--TEST--
docs/RECIPES.md: without a segment, the script by signal returns when every worker serves the release, through real nginx and php-fpm
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('nginx');
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';
require __DIR__ . '/../fpm/nginx.inc';

$fpm = Deploy::server(['files' => ['ask/opcflush-generation.php' => document_block('docs/RECIPES.md', 'php', 'echo opcflush_generation')]]);
$nginx = new Nginx($fpm->sandbox, ['/opcflush-generation.php' => ["$fpm->site/ask", $fpm->socket()]]);
file_put_contents($fpm->file('flush.sh'), document_block('docs/RECIPES.md', 'sh', 'systemctl'));

/* As much of systemctl as the script needs; and of curl, where there is none. */
$systemctl = <<<'SH'
	[ "$*" = "kill -s URG --kill-whom=main php-fpm-of-the-test" ] || exit 2
	SH;
Deploy::program($fpm, 'systemctl', "$systemctl\nexec kill -URG $fpm->master");
if (trim((string) shell_exec('command -v curl')) === '') {
	Deploy::program($fpm, 'curl', 'exec ' . PHP_BINARY . ' -n -r \'echo file_get_contents($argv[1]);\' "$2"');
}

/* What the script is to end with, in the place of what follows mv. */
$script = preg_replace('/^mv [^\n]*\n\K.*/ms', "sh {$fpm->file('flush.sh')}\n", readme_block('sh', 'opcflush reset'), count: $replaced);
echo "replaced: $replaced\n";
$environment = ['UNIT' => 'php-fpm-of-the-test', 'ASK' => "http://$nginx->address/opcflush-generation.php"];

$show = fn (string $title) => printf("%s: %s\n", $title, implode(', ', $fpm->everyWorker('app/current/page.php')));
$show('before');
foreach (['2', '3'] as $release) {
	echo "deploy $release: ", Deploy::start($fpm, $script, $release, $environment)->finish(), "\n";
	$show('after it');
}
Deploy::program($fpm, 'systemctl', 'exit 0');
echo 'signal lost: ', Deploy::start($fpm, $script, '2', $environment)->finish(), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
replaced: 1
before: 1, 1, 1, 1
deploy 2: 0
after it: 2, 2, 2, 2
deploy 3: 0
after it: 3, 3, 3, 3
signal lost: 1  flush.sh: php-fpm-of-the-test has not taken the signal within 5 seconds
deaths: 0
