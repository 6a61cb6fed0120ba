--TEST--
opcflush(1): is readable without a warning, and says all that --help says, and in its order
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (!shell_exec('command -v groff')) {
	die('skip NOT TESTED HERE: this needs groff');
}
?>
--FILE--
<?php
require __DIR__ . '/command.inc';

/* The page as it is read, or what groff has to say about it. */
function read_page(int $width, string $which): string
{
	$page = escapeshellarg(command_folder() . '/opcflush.1');
	return (string) shell_exec("groff -man -Tutf8 -ww -P-cbou -rHY=0 -rLL={$width}n $page " . $which);
}

function flat(string $text): string
{
	return trim(preg_replace('/\s+/', ' ', $text));
}

foreach ([60, 80, 200] as $width) {
	echo "$width columns: ", read_page($width, '2>&1 >/dev/null') ?: 'no warning', "\n";
}

/* No word of it is divided. A heading of --help is one of the page. */
$page = flat(read_page(1000, ''));
$help = (new Command())->run(['--help']);
[$usage, $rest] = explode("\n\n", explode("\n", $help, 2)[1], 2);
$parts = [...preg_split('/^(?:usage:| {6}) /m', $usage, -1, PREG_SPLIT_NO_EMPTY), ...preg_split('/\n(?=\n|  \S)/', $rest)];
$position = $missing = 0;
foreach ($parts as $part) {
	$part = flat(preg_replace_callback('/^\n?([a-z ]+)(?:, .*)?:$/m', fn (array $match) => strtoupper($match[1]), $part));
	$found = strpos($page, $part, $position);
	if ($found === false) {
		echo "missing, or not in this place: $part\n";
		$missing++;
	} else {
		$position = $found + strlen($part);
	}
}
echo count($parts) > 40 ? 'all' : count($parts), ' parts of --help: ', $missing === 0 ? 'there' : "$missing missing", "\n";
$version = explode("\n", (new Command())->run(['--version']))[1];
echo str_contains($page, " $version ") ? 'the version, too' : "not the version, $version", "\n";
?>
--EXPECT--
60 columns: no warning
80 columns: no warning
200 columns: no warning
all parts of --help: there
the version, too
