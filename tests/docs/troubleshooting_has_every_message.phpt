--TEST--
docs/TROUBLESHOOTING.md: whoever searches it for a message of the extension or of the command finds it
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/skipif.inc';
if (!is_dir(dirname(readme_file()) . '/src/core')) {
	die('skip NOT TESTED HERE: the sources are not beside README.md');
}
?>
--FILE--
<?php
require __DIR__ . '/readme.inc';

/* What says something to people, up to the end of the call. What is wrong in a selector is told as what is expected there: that
 * is the language, and none of these. */
const SAYING = '/\b(?:zend_error|zend_throw_exception_ex|zend_argument_(?:value|type)_error|php_log_err_with_severity|complain|throw_lost'
	. '|say\((?:complaint|to)|add_next_index_string\(reasons|snprintf\((?:line|complaint)|inert =)\b[^;]*;/';

/* The strings of C code, adjacent ones as one. */
function strings_of_c(string $code): array
{
	$one = '(?:"((?:[^"\\\\\n]|\\\\.)*)"|PRI\w+|ZEND_LONG_FMT|ZEND_TOSTR\(\w+\))';
	preg_match_all("/\"(?:[^\"\\\\\\\\\\n]|\\\\\\\\.)*\"(?:\\s*$one)*/", $code, $found);
	return array_map(function (string $sequence) use ($one): string {
		return preg_replace_callback("/\\s*$one/", fn (array $match): string => match (true) {
			str_contains($match[0], '"') => stripcslashes($match[1]),
			str_contains($match[0], 'PRI') => 'd',
			default => '%d',
		}, $sequence);
	}, $found[0]);
}

/* The strings of the command that its failures are made of; wrong usage aside, which is told with what is accepted. */
function strings_of_failures(string $code): array
{
	$strings = [];
	preg_match_all('/new Failure\(.*?;\n/s', $code, $calls);
	foreach ($calls[0] as $call) {
		preg_match_all('/\'((?:[^\'\\\\]|\\\\.)*)\'|"((?:[^"\\\\]|\\\\.)*)"/s', $call, $found, PREG_SET_ORDER);
		foreach ($found as $match) {
			$strings[] = stripslashes(preg_replace('/\{\$[^}]*}|\$\w+(?:\[[^]]*]|->\w+)?/', '%s', end($match)));
		}
	}
	return $strings;
}

/* What of a message is the same each time, where that is three words or more. */
function parts(string $message): array
{
	$parts = preg_split('/%[-+ #0]*[\d.*]*(?:hh|h|ll|l|z|j)?[a-zA-Z]|%%/', $message);
	$parts = array_map(fn (string $part): string => trim(preg_replace('/\s+/', ' ', $part), ' ,;:"()'), $parts);
	return preg_grep('/[a-z]+[^a-z]+[a-z]+[^a-z]+[a-z]+/i', $parts);
}

$root = dirname(readme_file());
$text = preg_replace(['/[`\\\\]/', '/\s+/'], ['', ' '], document_text('docs/TROUBLESHOOTING.md'));
$messages = [];
foreach ([...glob("$root/src/*.[ch]"), ...glob("$root/src/*/*.[ch]"), ...glob("$root/src/*/*/*.[ch]")] as $file) {
	$code = preg_replace('~/\*.*?\*/~s', '', file_get_contents($file));
	preg_match_all(SAYING, $code, $calls);
	foreach ($calls[0] as $call) {
		foreach (strings_of_c($call) as $string) {
			$messages[] = [basename($file), $string];
		}
	}
}
foreach (strings_of_failures(file_get_contents("$root/bin/opcflush")) as $string) {
	$messages[] = ['bin/opcflush', $string];
}
$looked_at = 0;
foreach ($messages as [$file, $string]) {
	foreach (parts($string) as $part) {
		$looked_at++;
		if (!str_contains($text, $part)) {
			echo "$file: \"$part\" is not there\n";
		}
	}
}
echo $looked_at > 80 ? 'messages were looked for' : "only $looked_at were looked for", "\n";
?>
--EXPECT--
messages were looked for
