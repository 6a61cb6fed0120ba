--TEST--
opcflush: "git diff --name-only -z" is a manifest, with --base for its relative paths; without -z, a name that git quotes is told
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (trim((string) shell_exec('command -v git')) === '') {
	die('skip NOT TESTED HERE: there is no git to make a manifest');
}
?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$git = function (string ...$arguments) use ($command): string {
	$settings = ['-c', 'user.name=deploy', '-c', 'user.email=deploy@example.org', '-c', 'core.autocrlf=false'];
	$environment = ['GIT_CONFIG_GLOBAL' => '/dev/null', 'GIT_CONFIG_NOSYSTEM' => '1'] + getenv();
	$process = proc_open(['git', ...$settings, ...$arguments], [1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes, $command->file('site'), $environment);
	$said = stream_get_contents($pipes[1]);
	return proc_close($process) === 0 ? $said : throw new RuntimeException("git $arguments[0]: $said");
};

/* A name of each kind that a list of names could stumble over. */
$names = ['plain.php', 'lib/ünïcode.php', 'lib/two words.php', "lib/line\nfeed.php", 'lib/"quoted".php', '[id].php', 'unchanged.php'];
mkdir($command->file('site/lib'), recursive: true);
foreach ($names as $name) {
	file_put_contents($command->file("site/$name"), '<?php return 1;');
}
$git('init', '-q');
$git('add', '-A');
$git('commit', '-q', '-m', 'first');

$command->server('blog', 'foreach (' . var_export($names, true) . ' as $name) { include __DIR__ . "/site/$name"; }');

foreach (array_slice($names, 0, -1) as $name) {
	file_put_contents($command->file("site/$name"), '<?php return 2;');
}
$git('commit', '-q', '-a', '-m', 'second');
file_put_contents($command->file('changed'), $git('diff', '--name-only', '-z', 'HEAD~1'));
file_put_contents($command->file('lines'), $git('diff', '--name-only', 'HEAD~1'));
echo 'paths: ', substr_count(file_get_contents($command->file('changed')), "\0"), "\n";

$show = function (array $arguments) use ($command): void {
	echo implode(' ', array_map($command->sort_out(...), $arguments)), ': ', $command->run($arguments);
};
$show(['refresh', '--dry-run', '@changed', '--base=site']);
symlink('site', $command->file('current'));
echo 'by a link: ', count(json_decode(substr($command->run(['refresh', '--dry-run', '--json', '@changed', '--base=current']), 2))[0]->scripts), " paths\n";
$show(['invalidate', '@changed']);
$show(['invalidate', '@lines', '--base=site']);
$command->order(['invalidate', '@changed', '--base=./groups/../site/'], 'blog');
$row = $command->row('blog');
echo "looked at $row[looked_at], invalidated $row[invalidated], kept $row[kept]\n";
echo implode(', ', array_unique(array_column(json_decode(substr($command->run(['log', '--json']), 2), true), 'order'))), "\n";
?>
--EXPECT--
paths: 6
refresh --dry-run @changed --base=site: 0
DIR/site/[id].php
DIR/site/lib/"quoted".php
DIR/site/lib/line\x0afeed.php
DIR/site/lib/two words.php
DIR/site/lib/ünïcode.php
DIR/site/plain.php
blog: 6 scripts looked at, 6 would be invalidated, 0 kept
by a link: 6 paths
invalidate @changed: 2
opcflush: manifest DIR/changed: path 1 is relative ("[id].php"), and an absolute path, or a base (--base), is expected; path 2 is relative ("lib/\"quoted\".php"), and an absolute path, or a base (--base), is expected; path 3 is relative ("lib/line\x0afeed.php"), and an absolute path, or a base (--base), is expected; and 3 more
invalidate @lines --base=site: 2
opcflush: manifest DIR/lines: line 2 begins with a quote ("\"lib/\\\"quoted\\\".php\""), and a plain path is expected (git quotes none with -z); line 3 begins with a quote ("\"lib/line\\nfeed.php\""), and a plain path is expected (git quotes none with -z); line 5 begins with a quote ("\"lib/\\303\\274n\\303\\257code.php\""), and a plain path is expected (git quotes none with -z)
looked at 6, invalidated 6, kept 0
refresh --dry-run @DIR/changed, invalidate @DIR/changed
