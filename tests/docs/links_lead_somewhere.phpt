--TEST--
README.md, docs/: each link within them leads to a file, and to a heading in it; README.md leads to every document
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/readme.inc';

/* As GitHub makes them of headings. */
function anchors(string $file): array
{
	$text = preg_replace('/^```.*?^```$/ms', '', document_text($file));
	preg_match_all('/^#+ (.*)$/m', $text, $headings);
	return array_map(fn (string $heading): string => str_replace(' ', '-', preg_replace('/[^\w\- ]/u', '', lower_case($heading))), $headings[1]);
}

function lower_case(string $text): string
{
	return strtr($text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz');
}

$root = dirname(readme_file());
$documents = ['README.md', ...array_map(fn (string $path): string => 'docs/' . basename($path), glob("$root/docs/*.md"))];
$links = 0;
$led = [];
foreach ($documents as $file) {
	preg_match_all('/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/', preg_replace('/^```.*?^```$/ms', '', document_text($file)), $found, PREG_SET_ORDER);
	foreach ($found as $link) {
		$links++;
		$path = $link[1] === '' ? "$root/$file" : realpath(dirname("$root/$file") . "/$link[1]");
		if ($path === false || !file_exists($path)) {
			echo "$file: there is no $link[1]\n";
			continue;
		}
		$target = substr($path, strlen(realpath($root)) + 1);
		$led[$file][] = $link[1] === '' ? $file : $target;
		if (($link[2] ?? '') !== '' && !in_array($link[2], anchors($link[1] === '' ? $file : $target), true)) {
			echo "$file: there is no #$link[2] in ", $link[1] ?: $file, "\n";
		}
	}
}
echo 'README.md does not lead to: ', implode(' ', array_diff($documents, $led['README.md'], ['README.md'])) ?: 'none', "\n";
echo $links > 50 ? 'there are links' : "only $links links", "\n";
?>
--EXPECT--
README.md does not lead to: none
there are links
