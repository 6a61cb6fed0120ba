--TEST--
opcflush.signals: selectors that are wrong, missing, too long, or a manifest: the byte and what was expected; the other bindings work
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/bindings.inc';

foreach ([
	'URG=invalidate',
	'URG=invalidate ; USR2=refresh',
	'URG=invalidate srv/',
	'URG=invalidate /srv/[a; USR2=refresh',
	'USR2=refresh; URG=invalidate /srv/ blog/ ; WINCH=reset',
	"URG=invalidate '/srv/; USR2=refresh",
	'URG=refresh @/run/deploy/changed; USR2=reset',
	'URG=invalidate /srv/ @/run/deploy/changed',
	'URG=reset /srv/; USR2=refresh',
	'URG=realpath /srv/',
	'URG=refreshed /srv/',
	'URG=refresh/srv/',
	'URG=invalidate /' . str_repeat('x', 1012) . '; USR2=refresh',
	'URG=invalidate /srv/{a,b',
	'URG=refresh; SIGURG=invalidate /srv/',
] as $value) {
	show_bindings($value);
}
?>
--EXPECT--
URG=invalidate: "URG=invalidate" at byte 1: at byte 15, expected a selector
URG=invalidate ; USR2=refresh: "URG=invalidate" at byte 1: at byte 16, expected a selector | SIGUSR2=refresh
URG=invalidate srv/: "URG=invalidate srv/" at byte 1: at byte 16, expected a "/"
URG=invalidate /srv/[a; USR2=refresh: "URG=invalidate /srv/[a" at byte 1: at byte 21, expected a "]" for this "[" | SIGUSR2=refresh
USR2=refresh; URG=invalidate /srv/ blog/ ; WINCH=reset: "URG=invalidate /srv/ blog/" at byte 15: at byte 36, expected a "/" | SIGUSR2=refresh | SIGWINCH=reset
URG=invalidate '/srv/; USR2=refresh: "URG=invalidate '/srv/; USR2=refresh" at byte 1: at byte 16, expected a second "'" for this one
URG=refresh @/run/deploy/changed; USR2=reset: "URG=refresh @/run/deploy/changed" at byte 1: at byte 13, expected a "/" (no manifest can be read here) | SIGUSR2=reset
URG=invalidate /srv/ @/run/deploy/changed: "URG=invalidate /srv/ @/run/deploy/change..." at byte 1: at byte 22, expected a "/" (no manifest can be read here)
URG=reset /srv/; USR2=refresh: "URG=reset /srv/" at byte 1: no such order | SIGUSR2=refresh
URG=realpath /srv/: "URG=realpath /srv/" at byte 1: no such order
URG=refreshed /srv/: "URG=refreshed /srv/" at byte 1: no such order
URG=refresh/srv/: "URG=refresh/srv/" at byte 1: at byte 12, expected white space
URG=invalidate /X; USR2=refresh: "URG=invalidate /xxxxxxxxxxxxxxxxxxxxxxxx..." at byte 1: an order has at most 1023 bytes | SIGUSR2=refresh
URG=invalidate /srv/{a,b: "URG=invalidate /srv/{a,b" at byte 1: at byte 21, expected a "}" for this "{"
URG=refresh; SIGURG=invalidate /srv/: "SIGURG=invalidate /srv/" at byte 14: SIGURG is bound already | SIGURG=refresh
