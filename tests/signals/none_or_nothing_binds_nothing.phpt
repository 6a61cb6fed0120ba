--TEST--
opcflush.signals: none and nothing at all bind no signal, without a word
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/bindings.inc';

foreach ([
	'',
	'none',
	' NONE ',
	';',
] as $value) {
	show_bindings($value);
}
?>
--EXPECT--
(nothing): -
none: -
 NONE : -
;: -
