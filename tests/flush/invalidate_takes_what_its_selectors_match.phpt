--TEST--
opcflush_invalidate(): a table of selectors: which cached scripts go, and that no other does
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../cache.inc';

const NAMES = ['a.php', 'ab.php', 'b.php', 'sub/a.php', 'sub/deep/a.php', 'sub/deep/b.inc', 'sub-other/a.php', 'Sub/a.php', 'two words/a b.php',
	'odd/a.php', 'odd/[a].php', 'odd/a*.php', 'odd/{a,b}.php', 'odd/a;b.php', 'odd/it\'s.php', 'odd/"a".php', 'odd/back\\slash.php', 'odd/q?.php',
	'odd/qx.php', 'odd/ä.php', '@list.php'];

$site = new Site;
foreach (NAMES as $name) {
	$site->put($name, '<?php return 1;');
}
/* ~ stands for the folder. */
foreach ([
	'~/a.php', '~/ab.php', '~/nothing.php', '~/sub', '~/sub/', '~/su', '~/SUB/', '~/Sub/a.php', '~/two words/a b.php', '~/two words/', '~/@list.php',
	'~/sub/*', '~/sub/**', '~/sub/**/a.php', '~/**/a.php', '~/**/*.inc', '~/*/a.php', '~/*.php', '~/a*.php', '~/*/', '~/sub*/', '~/su**a.php', '~/**b**',
	'~/?.php', '~/??.php', '~/sub?a.php', '~/odd/?.php', '~/odd/??.php',
	'~/[a-a].php', '~/[!a].php', '~/[!a]*.php', '~/[ab]*.php', '~/sub[!x]a.php',
	'~/{a,b}.php', '~/{sub,odd}/a.php', '~/{sub{,/deep},odd}/a.php', '~/{s*b,odd}/[a-z].php', '~/{nothing,none}/*',
	'~/odd/[a].php', '~/odd/\[a\].php', "~/odd/'[a]'.php", '~/odd/"[a]".php', '~/odd/a\*.php', "~/odd/a'*'.php", '~/odd/a*.php', "~/odd/'{a,b}.php'",
	'~/odd/\{a,b\}.php', '~/odd/a;b.php', '~/odd/it\\\'s.php', '~/odd/"it\'s.php"', "~/odd/'\"a\"'.php", '~/odd/\"a\".php', '~/odd/"\"a\"".php',
	'~/odd/back\\\\slash.php', "~/odd/'back\\slash.php'", '~/odd/"back\\\\slash.php"', '~/odd/q\?.php', '~/odd/q?.php', '~/odd/ä.php', '~/odd/[ä].php',
	"'~/two words/'", '"~/two words/a b.php"', '~/two\ words/*', "~/'two words'/a?b.php", "'~/*.php'",
	['~/a.php', '~/sub/deep/*'], ['~/b.php', '~/b.php', '~/[b].php'], ['~/nothing', '~/two words/a b.php'], ['~/sub/', '~/sub/a.php'],
] as $selectors) {
	foreach (NAMES as $name) {
		opcache_is_script_cached("$site->dir/$name") || opcache_compile_file("$site->dir/$name");
	}
	opcflush_invalidate(str_replace('~', $site->dir, $selectors));
	$gone = array_filter(NAMES, fn ($name) => !opcache_is_script_cached("$site->dir/$name"));
	echo implode(', ', (array) $selectors), ' : ', implode(' | ', $gone) ?: '-';
	$expected = sprintf('looked at %d, invalidated %1$d, kept 0', count($gone));
	echo last_flush() === $expected ? "\n" : ', BUT ' . last_flush() . "\n";
}
?>
--EXPECT--
~/a.php : a.php
~/ab.php : ab.php
~/nothing.php : -
~/sub : -
~/sub/ : sub/a.php | sub/deep/a.php | sub/deep/b.inc
~/su : -
~/SUB/ : -
~/Sub/a.php : Sub/a.php
~/two words/a b.php : two words/a b.php
~/two words/ : two words/a b.php
~/@list.php : @list.php
~/sub/* : sub/a.php
~/sub/** : sub/a.php | sub/deep/a.php | sub/deep/b.inc
~/sub/**/a.php : sub/a.php | sub/deep/a.php
~/**/a.php : a.php | sub/a.php | sub/deep/a.php | sub-other/a.php | Sub/a.php | odd/a.php
~/**/*.inc : sub/deep/b.inc
~/*/a.php : sub/a.php | sub-other/a.php | Sub/a.php | odd/a.php
~/*.php : a.php | ab.php | b.php | @list.php
~/a*.php : a.php | ab.php
~/*/ : sub/a.php | sub/deep/a.php | sub/deep/b.inc | sub-other/a.php | Sub/a.php | two words/a b.php | odd/a.php | odd/[a].php | odd/a*.php | odd/{a,b}.php | odd/a;b.php | odd/it's.php | odd/"a".php | odd/back\slash.php | odd/q?.php | odd/qx.php | odd/ä.php
~/sub*/ : sub/a.php | sub/deep/a.php | sub/deep/b.inc | sub-other/a.php
~/su**a.php : sub/a.php | sub/deep/a.php | sub-other/a.php
~/**b** : ab.php | b.php | sub/a.php | sub/deep/a.php | sub/deep/b.inc | sub-other/a.php | Sub/a.php | two words/a b.php | odd/{a,b}.php | odd/a;b.php | odd/back\slash.php
~/?.php : a.php | b.php
~/??.php : ab.php
~/sub?a.php : -
~/odd/?.php : odd/a.php
~/odd/??.php : odd/a*.php | odd/q?.php | odd/qx.php | odd/ä.php
~/[a-a].php : a.php
~/[!a].php : b.php
~/[!a]*.php : b.php | @list.php
~/[ab]*.php : a.php | ab.php | b.php
~/sub[!x]a.php : -
~/{a,b}.php : a.php | b.php
~/{sub,odd}/a.php : sub/a.php | odd/a.php
~/{sub{,/deep},odd}/a.php : sub/a.php | sub/deep/a.php | odd/a.php
~/{s*b,odd}/[a-z].php : sub/a.php | odd/a.php
~/{nothing,none}/* : -
~/odd/[a].php : odd/a.php
~/odd/\[a\].php : odd/[a].php
~/odd/'[a]'.php : odd/[a].php
~/odd/"[a]".php : odd/[a].php
~/odd/a\*.php : odd/a*.php
~/odd/a'*'.php : odd/a*.php
~/odd/a*.php : odd/a.php | odd/a*.php | odd/a;b.php
~/odd/'{a,b}.php' : odd/{a,b}.php
~/odd/\{a,b\}.php : odd/{a,b}.php
~/odd/a;b.php : odd/a;b.php
~/odd/it\'s.php : odd/it's.php
~/odd/"it's.php" : odd/it's.php
~/odd/'"a"'.php : odd/"a".php
~/odd/\"a\".php : odd/"a".php
~/odd/"\"a\"".php : odd/"a".php
~/odd/back\\slash.php : odd/back\slash.php
~/odd/'back\slash.php' : odd/back\slash.php
~/odd/"back\\slash.php" : odd/back\slash.php
~/odd/q\?.php : odd/q?.php
~/odd/q?.php : odd/q?.php | odd/qx.php
~/odd/ä.php : odd/ä.php
~/odd/[ä].php : -
'~/two words/' : two words/a b.php
"~/two words/a b.php" : two words/a b.php
~/two\ words/* : two words/a b.php
~/'two words'/a?b.php : two words/a b.php
'~/*.php' : -
~/a.php, ~/sub/deep/* : a.php | sub/deep/a.php | sub/deep/b.inc
~/b.php, ~/b.php, ~/[b].php : b.php
~/nothing, ~/two words/a b.php : two words/a b.php
~/sub/, ~/sub/a.php : sub/a.php | sub/deep/a.php | sub/deep/b.inc
