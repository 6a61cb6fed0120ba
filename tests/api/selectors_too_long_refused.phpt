--TEST--
Selectors that are longer in all than an order has room for are refused with the limit, and what to use instead; the longest ones work
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

/* An order has 1,023 bytes, its word and the spaces included. */
$site = new Site;
$part = $site->put('part.php', '<?php return 1;');
$fill = fn (int $size) => '/' . str_repeat('x', $size - 1);
$cases = [
	'invalidate' => [[$fill(1012)], [$fill(1013)], [$fill(500), $fill(511)], [$fill(500), $fill(512)], [$fill(20000)], array_fill(0, 600, '/a'), [...array_fill(0, 336, '/a'), '/ab'], array_fill(0, 338, '/a'),
		['/' . str_repeat(' ', 505)], ['/' . str_repeat(' ', 506)], [str_repeat('/{a,b}', 168) . '/xyz'], [str_repeat('/{a,b}', 168) . '/xyz*']],
	'refresh' => [[$fill(1015)], [$fill(1016)]],
];
foreach ($cases as $order => $lists) {
	foreach ($lists as $list) {
		include $part;
		try {
			("opcflush_$order")($list);
			echo 'order of ', strlen(opcflush_log()[array_key_last(opcflush_log())]['order']), " bytes\n";
		} catch (ValueError $e) {
			echo preg_replace('/x{50,}/', 'X', $e->getMessage()), "\n";
		}
	}
}
/* What is at the end of the longest one counts. */
opcflush_invalidate([$fill(1012 - strlen(" $part")), $part]);
var_dump(strlen(opcflush_log()[array_key_last(opcflush_log())]['order']), opcache_is_script_cached($part));
?>
--EXPECT--
order of 1023 bytes
opcflush_invalidate(): Argument #1 ($selectors) must make an order of at most 1023 bytes; more paths go by a manifest, "@/path/of/manifest"
order of 1023 bytes
opcflush_invalidate(): Argument #1 ($selectors) must make an order of at most 1023 bytes; more paths go by a manifest, "@/path/of/manifest"
opcflush_invalidate(): Argument #1 ($selectors) must make an order of at most 1023 bytes; more paths go by a manifest, "@/path/of/manifest"
opcflush_invalidate(): Argument #1 ($selectors) must make an order of at most 1023 bytes; more paths go by a manifest, "@/path/of/manifest"
order of 1022 bytes
opcflush_invalidate(): Argument #1 ($selectors) must make an order of at most 1023 bytes; more paths go by a manifest, "@/path/of/manifest"
order of 1022 bytes
opcflush_invalidate(): Argument #1 ($selectors) must make an order of at most 1023 bytes; more paths go by a manifest, "@/path/of/manifest"
order of 1023 bytes
opcflush_invalidate(): Argument #1 ($selectors) must make an order of at most 1023 bytes; more paths go by a manifest, "@/path/of/manifest"
order of 1023 bytes
opcflush_refresh(): Argument #1 ($selectors) must make an order of at most 1023 bytes; more paths go by a manifest, "@/path/of/manifest"
int(1023)
bool(false)
