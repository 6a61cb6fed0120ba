--TEST--
README.md, docs/: a test runs each block, as the comment above it says; commands, options, programs, functions and entries are there
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

$root = dirname(readme_file());
$faults = [];
$counts = ['documents' => 0, 'blocks' => 0, 'commands' => 0, 'programs' => 0];

/* Whether the test takes just this block: the first one of its language in which a part that the test names stands. */
function takes(string $test, string $file, string $language, string $block): bool
{
	preg_match_all('/(?:document_block\(\'([^\']+)\', |readme_block\()\'(\w+)\', ([\'"])((?:(?!\3).)+)\3\)/', $test, $calls, PREG_SET_ORDER);
	foreach ($calls as [, $of, $in, , $part]) {
		if (($of ?: 'README.md') === $file && $in === $language && str_contains($block, $part) && document_block($file, $language, $part) === $block) {
			return true;
		}
	}
	return false;
}

/* The options of each command, and under '' those of all of them, without their values. */
function options(): array
{
	[$usage, $after] = explode("\n\n", run_cli([CommandLine::script(), '--help']), 2);
	preg_match_all('/opcflush ([a-z|]+)(.*)/', $usage, $lines, PREG_SET_ORDER);
	$own = [];
	foreach ($lines as [, $names, $words]) {
		foreach (explode('|', $names) as $name) {
			preg_match_all('/--[a-z-]+/', $words, $match);
			$own[$name] = $match[0];
		}
	}
	preg_match_all('/^  (--[a-z][a-z-]+)/m', $after, $match);
	return $own + ['' => array_diff($match[1], ...array_values($own))];
}

/* What follows each name of the command in a code block, or in backquotes; what is given to another command in it is left out. */
function commands(string $text): array
{
	$code = [];
	preg_match_all('/^```(?:sh|yaml|php)\n(.*?)^```$/ms', $text, $blocks);
	foreach ($blocks[1] as $block) {
		$block = preg_replace(['/^\s*(?:#|\/\/).*$/m', '/ #.*$/m', '/\[opcflush, ([^\]]*)]/', '/", "|, (?=--|")/'], ['', '', 'opcflush $1', ' '], $block);
		$code = [...$code, ...explode("\n", $block)];
	}
	preg_match_all('/`([^`]+)`/', preg_replace(['/^```.*?^```$/ms', '/\s+/'], ['', ' '], $text), $inline);
	$found = [];
	foreach ([...$code, ...$inline[1]] as $line) {
		preg_match_all('/(?:^|[\s;&|"\'(\/])opcflush ((?:[a-z]+|--[a-z]+)(?![\w(.]).*)/', preg_replace('/"?\$\([^()]*(?:\([^()]*\)[^()]*)*\)"?/', 'X', $line), $match);
		$found = [...$found, ...array_map(fn (string $words): string => preg_replace('/[;|].*/', '', $words), $match[1])];
	}
	return $found;
}

$options = options();
foreach ([...glob("$root/README.md"), ...glob("$root/docs/*.md")] as $path) {
	$file = substr($path, strlen("$root/"));
	$text = document_text($file);
	$counts['documents']++;

	/* Blocks, and the comment in the line above. */
	preg_match_all('/^([^\n]*)\n```(\w*)\n(.*?)^```$/ms', $text, $blocks, PREG_SET_ORDER);
	if (2 * count($blocks) !== preg_match_all('/^```/m', $text)) {
		$faults[] = "$file: a block does not end";
	}
	foreach ($blocks as [, $above, $language, $block]) {
		$counts['blocks']++;
		$name = "$file, the block that begins with " . trim(strtok(str_replace("<?php\n", '', $block), "\n"));
		if ($language === '' || !preg_match('~^<!-- (tests/\S+\.phpt) ~', $above, $match)) {
			$faults[] = "$name: no comment above it names a test";
		} elseif (!is_file("$root/$match[1]") || !takes(file_get_contents("$root/$match[1]"), $file, $language, $block)) {
			$faults[] = "$name: $match[1] does not take it";
		}
	}
	preg_match_all('~<!-- (tests/\S+)~', $text, $match);
	foreach ($match[1] as $test) {
		is_file("$root/$test") || $faults[] = "$file: there is no $test";
	}

	/* The command. */
	foreach (commands($text) as $line) {
		$counts['commands']++;
		[$command] = explode(' ', $line);
		preg_match_all('/(?<![\w-])--[a-z][a-z-]*/', $line, $match);
		if (!isset($options[$command]) && !in_array($command, $options[''], true)) {
			$faults[] = "$file: opcflush $line: there is no such command";
		}
		foreach (array_diff($match[0], $options[$command] ?? [], $options['']) as $option) {
			$faults[] = "$file: opcflush $line: there is no $option";
		}
	}

	/* Programs of the tree, with what is behind them. */
	preg_match_all('~(?<![\w/.])((?:dev|bin|contrib)/[\w./-]*\w)((?: [a-z-][\w.=-]*)*)~', $text, $match, PREG_SET_ORDER);
	foreach ($match as [, $program, $words]) {
		$counts['programs']++;
		if (!file_exists("$root/$program")) {
			$faults[] = "$file: there is no $program";
			continue;
		}
		preg_match_all('/--[a-z-]+/', $words, $used);
		$code = is_file("$root/$program") ? file_get_contents("$root/$program") : '';
		foreach ($used[0] as $option) {
			preg_match('/(?<![\w-])' . $option . '(?![\w-])/', $code) || $faults[] = "$file: $program has no $option";
		}
		if ($program === 'dev/bench' && preg_match('/^ ([a-z]+)$|^ ([a-z]+) --/', $words, $bench) && !is_dir("$root/dev/bench.d/" . end($bench))) {
			$faults[] = "$file: there is no dev/bench " . end($bench);
		}
	}

	/* Functions and settings. */
	preg_match_all('/\bopcflush_[a-z_]+(?=\()/', $text, $functions);
	foreach (array_diff($functions[0], get_extension_funcs('opcflush')) as $function) {
		str_starts_with($function, 'opcflush_') && !function_exists($function) && $file !== 'docs/INTERNALS.md' && $faults[] = "$file: there is no $function()";
	}
	preg_match_all('/\bopcflush\.(?!log\b|stub\b|phpt?\b|so\b|ini\b|c\b|conf\b|bash\b|1\b|service\b|list\b|tgz\b)[a-z_]+/', $text, $entries);
	foreach (array_diff($entries[0], array_keys(ini_get_all('opcflush'))) as $entry) {
		$entry === 'opcflush.log' || $faults[] = "$file: there is no entry $entry";
	}
}
echo implode("\n", array_unique($faults)) ?: 'nothing is wrong', "\n";
foreach ($counts as $what => $count) {
	echo "$what: ", $count > 8 ? 'looked at' : "only $count", "\n";
}
?>
--EXPECT--
nothing is wrong
documents: looked at
blocks: looked at
commands: looked at
programs: looked at
