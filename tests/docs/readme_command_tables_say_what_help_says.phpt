--TEST--
README.md: the tables of the command have the commands, options and exit codes that --help has, and no others
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../fpm/command_line.inc';
require __DIR__ . '/readme.inc';

$help = run_cli([CommandLine::script(), '--help']);
[$usage, $after] = explode("\n\n", $help, 2);

/* Each command with its options; those of no command are for all. */
$helped = [];
preg_match_all('/opcflush ([a-z|]+)((?: \[?[A-Z]+(?:\.\.\.)?\]?)?) (.*)/', $usage, $lines, PREG_SET_ORDER);
foreach ($lines as [, $names, $word, $options]) {
	foreach (explode('|', $names) as $name) {
		preg_match_all('/\[(--[^\s[]+(?:\[[^]]+])?)]/', $options, $match);
		$helped["`$name$word`"] = $match[1];
	}
}
preg_match_all('/^  (--[a-z]\S*)/m', $after, $match);
$helped['all'] = array_values(array_diff($match[1], ...array_values($helped)));

$told = [];
foreach (readme_table('command', 'options', 'does') as [$name, $options]) {
	$told[$name] = readme_quoted([[$options]], 0);
}
foreach ($told as $name => $options) {
	echo "$name: ", implode(' ', $options), ($helped[$name] ?? null) === $options ? '' : ' NOT AS --help SAYS', "\n";
}
echo 'not told: ', implode(' ', array_keys(array_diff_key($helped, $told))) ?: 'none', "\n";

preg_match_all('/^  (\d+) /m', strstr($help, "\nexit status:"), $match);
$codes = array_column(readme_table('exit', 'means'), 0);
echo 'exit: ', implode(' ', $codes), $codes === $match[1] ? '' : ' NOT AS --help SAYS', "\n";
?>
--EXPECT--
`reset`: --wait[=SECONDS] --note=TEXT --instance=NAME
`realpath`: --wait[=SECONDS] --note=TEXT --instance=NAME
`refresh [SEL...]`: --dry-run --json --base=DIR --wait[=SECONDS] --note=TEXT --instance=NAME
`invalidate SEL...`: --base=DIR --wait[=SECONDS] --note=TEXT --instance=NAME
`compact`: --note=TEXT --instance=NAME
`status`: --json --workers
`wait GEN`: --wait[=SECONDS]
`log`: --json
all: --segment=PATH --quiet --help --version
not told: none
exit: 0 1 2 3 4 255
