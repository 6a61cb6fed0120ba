--TEST--
opcflush: --help, the completion of bash and that of zsh name the very commands and options that are accepted
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();

/* The words of the first part of a text that matches, in order of the alphabet. */
function words(string $pattern, string $text): string
{
	preg_match_all($pattern, $text, $matches);
	$words = array_unique($matches[1]);
	sort($words);
	return implode(' ', $words);
}

$accepted = [
	'commands' => words('/(?:accepted: |, )(\w+)/', $command->run([])),
	'options' => words('/(?<![\w-])(--[a-z-]+)/', explode('accepted:', $command->run(['--none']))[1]),
];
foreach ($accepted as $what => $words) {
	echo "$what: $words\n";
}

$help = $command->run(['--help']);
$texts = [
	'usage' => strstr($help, "\n\n", true),
	'help' => strstr(strstr($help, "\ncommands:"), "\nexamples:", true),
	'bash' => file_get_contents(command_folder() . '/completion/opcflush.bash'),
	'zsh' => file_get_contents(command_folder() . '/completion/_opcflush'),
];
$commands = [
	'usage' => words('/(?:opcflush |\|)(\w+)/', $texts['usage']),
	'help' => words('/^  ([a-z]+) /m', $texts['help']),
	'bash' => words('/([a-z]+)/', preg_match("/offered='([a-z ]+)'/", $texts['bash'], $match) ? $match[1] : ''),
	'zsh' => words('/^\t\'([a-z]+):[a-z]/m', $texts['zsh']),
];
foreach ($commands as $where => $words) {
	echo "commands, $where: ", $words === $accepted['commands'] ? 'the same' : $words, "\n";
}
$options = [
	'help' => words('/^  (--[a-z-]+)/m', $texts['help']),
	'bash' => words('/(?<=[\' ])(--[a-z-]+)/', implode("\n", preg_grep('/offered/', explode("\n", $texts['bash'])))),
	'zsh' => words('/[\') ](--[a-z-]+)[=\[]/', $texts['zsh']),
];
foreach ($options as $where => $words) {
	echo "options, $where: ", $words === $accepted['options'] ? 'the same' : $words, "\n";
}
echo '-h: ', $command->run(['-h']) === $help ? 'the same' : 'ANOTHER', "\n";
echo 'widest line of --help: ', max(array_map(strlen(...), explode("\n", $help))) <= 120 ? 'fits' : 'too wide', "\n";
?>
--EXPECT--
commands: compact invalidate log realpath refresh reset status wait
options: --base --dry-run --help --instance --json --note --quiet --segment --version --wait --workers
commands, usage: the same
commands, help: the same
commands, bash: the same
commands, zsh: the same
options, help: the same
options, bash: the same
options, zsh: the same
-h: the same
widest line of --help: fits
