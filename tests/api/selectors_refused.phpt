--TEST--
Selectors that are none: which of them, at which byte, and what was expected; no order comes of it
--INI--
opcflush.log=0
opcflush.segment=
--FILE--
<?php
$wrong = [
	'', ' ', 'srv/a.php', 'a.php', './a.php', '**/a.php', '*', ' /srv/a.php', '@', '@changed', "'", '~/a.php', 'http://srv/a.php', 'phar:///srv/a.phar/b.php', 'C:\\srv',
	'/srv/[a', '/srv/[', '/srv/[]', '/srv/[!]', '/srv/[z-a]', '/srv/[/]', '/srv/[^a]', '/srv/a]', '/srv/[[a]',
	'/srv/{a,b', '/srv/a}', '/srv/{a,{b}', '/srv/{[a}', str_repeat('/{a', 17) . str_repeat('}', 17),
	"/srv/'a", '/srv/"a', '/srv/"a\\"', '/srv/a\\', "/srv/a\tb", "/srv/\0", "/srv/a\n", "/srv/'\x1f'", "/srv/\x7f", "/srv/\\\n",
	"@/srv/*", '@/srv/{a,b}', '@/srv/a?', "@/srv/'a",
	['/srv/a', 'b'], ['/srv/a', '/srv/b', ''], ['x' => '/srv/a', 'y' => '/srv/[a'], ['/srv/a', '/srv/b /srv/[c'],
	[1], ['/srv/a', null], ['/srv/a', ['/srv/b']], ['/srv/a', true], [new ArrayObject], [1.5], [new class { public function __toString() { return '/srv/a'; } }],
];
foreach (['opcflush_invalidate', 'opcflush_refresh'] as $function) {
	foreach ($function === 'opcflush_refresh' ? array_slice($wrong, 0, 3) : [...$wrong, []] as $selectors) {
		try {
			echo $function($selectors), ' BY ', json_encode($selectors), "\n";
		} catch (ValueError | TypeError $e) {
			/* What all of them begin with is shown for the second function only. */
			echo get_class($e), ': ', addcslashes(str_replace('opcflush_invalidate(): Argument #1 ($selectors) must ', '', $e->getMessage()), "\0..\x1f\x7f"), "\n";
		}
	}
}
echo 'generation ', opcflush_generation(), "\n";
?>
--EXPECT--
ValueError: be selectors, and of "" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of " " a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "srv/a.php" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "a.php" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "./a.php" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "**/a.php" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "*" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of " /srv/a.php" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "@" a "/" behind the "@" is expected at byte 2
ValueError: be selectors, and of "@changed" a "/" behind the "@" is expected at byte 2
ValueError: be selectors, and of "'" a second "'" for this one is expected at byte 1
ValueError: be selectors, and of "~/a.php" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "http://srv/a.php" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "phar:///srv/a.phar/b.php" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "C:\srv" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "/srv/[a" a "]" for this "[" is expected at byte 6
ValueError: be selectors, and of "/srv/[" a "]" for this "[" is expected at byte 6
ValueError: be selectors, and of "/srv/[]" a byte before the "]" is expected at byte 7
ValueError: be selectors, and of "/srv/[!]" a byte before the "]" is expected at byte 8
ValueError: be selectors, and of "/srv/[z-a]" the end of a range that is not before its beginning is expected at byte 9
ValueError: be selectors, and of "/srv/[/]" a byte other than "/", which no class matches is expected at byte 7
ValueError: be selectors, and of "/srv/[^a]" a "!" to negate, or a "\" before the "^" is expected at byte 7
ValueError: be selectors, and of "/srv/a]" a "[" before, or a "\" before this "]" is expected at byte 7
ValueError: be selectors, and of "/srv/[[a]" a "]" or a "\" before the "[" is expected at byte 7
ValueError: be selectors, and of "/srv/{a,b" a "}" for this "{" is expected at byte 6
ValueError: be selectors, and of "/srv/a}" a "{" before, or a "\" before this "}" is expected at byte 7
ValueError: be selectors, and of "/srv/{a,{b}" a "}" for this "{" is expected at byte 6
ValueError: be selectors, and of "/srv/{[a}" a "]" for this "[" is expected at byte 7
ValueError: be selectors, and of "/{a/{a/{a/{a/{a/{a/{a/{a/{a/{a/{a/{a/{a/{a/{a/{a/{a}}}}}}}}}}}}}}}}}" at most 16 "{" within each other is expected at byte 50
ValueError: be selectors, and of "/srv/'a" a second "'" for this one is expected at byte 6
ValueError: be selectors, and of "/srv/"a" a second '"' for this one is expected at byte 6
ValueError: be selectors, and of "/srv/"a\"" a second '"' for this one is expected at byte 6
ValueError: be selectors, and of "/srv/a\" a byte to quote behind the "\" is expected at byte 7
ValueError: be selectors, and of "/srv/a\tb" a byte that is no control character is expected at byte 7
ValueError: be selectors, and of "/srv/" a byte that is no control character is expected at byte 6
ValueError: be selectors, and of "/srv/a\n" a byte that is no control character is expected at byte 7
ValueError: be selectors, and of "/srv/'\037'" a byte that is no control character is expected at byte 7
ValueError: be selectors, and of "/srv/\177" a byte that is no control character is expected at byte 6
ValueError: be selectors, and of "/srv/\\n" a byte to quote behind the "\" is expected at byte 6
ValueError: be selectors, and of "@/srv/*" a manifest's path, which is no glob is expected at byte 7
ValueError: be selectors, and of "@/srv/{a,b}" a manifest's path, which is no glob is expected at byte 7
ValueError: be selectors, and of "@/srv/a?" a manifest's path, which is no glob is expected at byte 8
ValueError: be selectors, and of "@/srv/'a" a second "'" for this one is expected at byte 7
ValueError: be selectors, and of "b" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "" a "/", or an "@" and a manifest is expected at byte 1
ValueError: be selectors, and of "/srv/[a" a "]" for this "[" is expected at byte 6
ValueError: be selectors, and of "/srv/b /srv/[c" a "]" for this "[" is expected at byte 13
TypeError: be a selector or an array of them, int in the array
TypeError: be a selector or an array of them, null in the array
TypeError: be a selector or an array of them, array in the array
TypeError: be a selector or an array of them, bool in the array
TypeError: be a selector or an array of them, ArrayObject in the array
TypeError: be a selector or an array of them, float in the array
TypeError: be a selector or an array of them, class@anonymous in the array
ValueError: not be empty: opcflush_reset() invalidates everything
ValueError: opcflush_refresh(): Argument #1 ($selectors) must be selectors, and of "" a "/", or an "@" and a manifest is expected at byte 1
ValueError: opcflush_refresh(): Argument #1 ($selectors) must be selectors, and of " " a "/", or an "@" and a manifest is expected at byte 1
ValueError: opcflush_refresh(): Argument #1 ($selectors) must be selectors, and of "srv/a.php" a "/", or an "@" and a manifest is expected at byte 1
generation 1
