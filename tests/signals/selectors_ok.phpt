--TEST--
opcflush.signals: refresh and invalidate with selectors; the status shows the order's text
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/bindings.inc';

foreach ([
	'SIGRTMIN+1=invalidate /srv/blog/**',
	'URG=refresh',
	'SIGRTMIN+1=invalidate /x/**; SIGURG=refresh',
	'urg = Refresh   /srv/a/   /srv/b/*.php  ; usr2=RESET',
	"URG=invalidate '/srv/two words/' /srv/'a;b'/ /srv/\\;; USR2=realpath",
	'URG=invalidate /srv/{a,b}/[!a-z]?.php;',
	"URG=refresh\t/srv/a\n/srv/b",
	'URG=invalidate /' . str_repeat('x', 1011),
] as $value) {
	show_bindings($value);
}
?>
--EXPECT--
SIGRTMIN+1=invalidate /srv/blog/**: SIGRTMIN+1=invalidate /srv/blog/**
URG=refresh: SIGURG=refresh
SIGRTMIN+1=invalidate /x/**; SIGURG=refresh: SIGRTMIN+1=invalidate /x/** | SIGURG=refresh
urg = Refresh   /srv/a/   /srv/b/*.php  ; usr2=RESET: SIGURG=refresh /srv/a/ /srv/b/*.php | SIGUSR2=reset
URG=invalidate '/srv/two words/' /srv/'a;b'/ /srv/\;; USR2=realpath: SIGURG=invalidate '/srv/two words/' /srv/'a;b'/ /srv/\; | SIGUSR2=realpath
URG=invalidate /srv/{a,b}/[!a-z]?.php;: SIGURG=invalidate /srv/{a,b}/[!a-z]?.php
URG=refresh	/srv/a
/srv/b: SIGURG=refresh /srv/a /srv/b
URG=invalidate /X: SIGURG=invalidate /X
