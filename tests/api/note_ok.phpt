--TEST--
A note: up to 80 bytes, any that are no control characters; it is in the log and in the reason of the flush
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.segment=
--FILE--
<?php
$notes = [null, '', 'release 7', str_repeat('x', 80), str_repeat('ä', 40), "no\xA0UTF-8 \xFF", '"\'<&%s%n', '0'];
foreach ($notes as $note) {
	opcflush_reset($note);
	opcflush_realpath($note);
	opcflush_refresh('/nothing', $note);
	opcflush_invalidate('/nothing', $note);
}
var_dump(array_column(opcflush_log(), 'note') === array_merge(...array_map(fn ($note) => array_fill(0, 4, (string) $note), $notes)));
foreach ([fn () => opcflush_reset('release 8'), fn () => opcflush_refresh([], 'release 9'), fn () => opcflush_invalidate('/nothing/', note: 'release 10')] as $order) {
	$order();
	echo str_replace(__FILE__, 'FILE', opcflush_status()['last_flush']['reason']), "\n";
}
?>
--EXPECT--
bool(true)
opcflush_reset() in FILE on line 10, "release 8"
opcflush_refresh() in FILE on line 10, "release 9"
opcflush_invalidate() in FILE on line 10, "release 10"
