--TEST--
A note that is too long or has control characters is refused, and no order comes of it
--INI--
opcflush.log=0
opcflush.segment=
--FILE--
<?php
$notes = [str_repeat('x', 81), str_repeat('ä', 40) . 'x', str_repeat("\n", 100), "two\nlines", "\tx", "x\0", "\x7f", "\e[31mred", "x\x1f"];
$calls = [
	opcflush_reset(...),
	opcflush_realpath(...),
	fn (string $note) => opcflush_refresh([], $note),
	fn (string $note) => opcflush_invalidate('/', note: $note),
];
foreach ($calls as $call) {
	foreach ($notes as $note) {
		try {
			echo $call($note), "\n";
		} catch (ValueError $e) {
			echo $e->getMessage(), "\n";
		}
	}
}
echo 'generation ', opcflush_generation(), "\n";
?>
--EXPECT--
opcflush_reset(): Argument #1 ($note) must be at most 80 bytes long, 81 given
opcflush_reset(): Argument #1 ($note) must be at most 80 bytes long, 81 given
opcflush_reset(): Argument #1 ($note) must be at most 80 bytes long, 100 given
opcflush_reset(): Argument #1 ($note) must not contain control characters, byte 4 is one
opcflush_reset(): Argument #1 ($note) must not contain control characters, byte 1 is one
opcflush_reset(): Argument #1 ($note) must not contain control characters, byte 2 is one
opcflush_reset(): Argument #1 ($note) must not contain control characters, byte 1 is one
opcflush_reset(): Argument #1 ($note) must not contain control characters, byte 1 is one
opcflush_reset(): Argument #1 ($note) must not contain control characters, byte 2 is one
opcflush_realpath(): Argument #1 ($note) must be at most 80 bytes long, 81 given
opcflush_realpath(): Argument #1 ($note) must be at most 80 bytes long, 81 given
opcflush_realpath(): Argument #1 ($note) must be at most 80 bytes long, 100 given
opcflush_realpath(): Argument #1 ($note) must not contain control characters, byte 4 is one
opcflush_realpath(): Argument #1 ($note) must not contain control characters, byte 1 is one
opcflush_realpath(): Argument #1 ($note) must not contain control characters, byte 2 is one
opcflush_realpath(): Argument #1 ($note) must not contain control characters, byte 1 is one
opcflush_realpath(): Argument #1 ($note) must not contain control characters, byte 1 is one
opcflush_realpath(): Argument #1 ($note) must not contain control characters, byte 2 is one
opcflush_refresh(): Argument #2 ($note) must be at most 80 bytes long, 81 given
opcflush_refresh(): Argument #2 ($note) must be at most 80 bytes long, 81 given
opcflush_refresh(): Argument #2 ($note) must be at most 80 bytes long, 100 given
opcflush_refresh(): Argument #2 ($note) must not contain control characters, byte 4 is one
opcflush_refresh(): Argument #2 ($note) must not contain control characters, byte 1 is one
opcflush_refresh(): Argument #2 ($note) must not contain control characters, byte 2 is one
opcflush_refresh(): Argument #2 ($note) must not contain control characters, byte 1 is one
opcflush_refresh(): Argument #2 ($note) must not contain control characters, byte 1 is one
opcflush_refresh(): Argument #2 ($note) must not contain control characters, byte 2 is one
opcflush_invalidate(): Argument #2 ($note) must be at most 80 bytes long, 81 given
opcflush_invalidate(): Argument #2 ($note) must be at most 80 bytes long, 81 given
opcflush_invalidate(): Argument #2 ($note) must be at most 80 bytes long, 100 given
opcflush_invalidate(): Argument #2 ($note) must not contain control characters, byte 4 is one
opcflush_invalidate(): Argument #2 ($note) must not contain control characters, byte 1 is one
opcflush_invalidate(): Argument #2 ($note) must not contain control characters, byte 2 is one
opcflush_invalidate(): Argument #2 ($note) must not contain control characters, byte 1 is one
opcflush_invalidate(): Argument #2 ($note) must not contain control characters, byte 1 is one
opcflush_invalidate(): Argument #2 ($note) must not contain control characters, byte 2 is one
generation 1
