--TEST--
The text of an order in opcflush_log(): its word and its selectors, as they are to be written in opcflush.signals
--INI--
opcflush.log=0
opcflush.segment=
--FILE--
<?php
opcflush_reset();
opcflush_realpath();
opcflush_refresh();
opcflush_refresh([]);
opcflush_refresh('/srv/blog/');
opcflush_refresh(['/srv/blog/**', '/srv/shop/{a,b}.php']);
opcflush_invalidate('/srv/a.php');
opcflush_invalidate(['key' => '/srv/a.php', '/srv/b.php', '/srv/a.php']);
opcflush_invalidate('/srv/two words/a;b.php');
opcflush_invalidate("/srv/'two words'/\"a;b\".php");
opcflush_invalidate('/srv/[!a-z]\*.php');
opcflush_invalidate("/srv/\u{e4}\xff.php");
foreach (opcflush_log() as $row) {
	echo preg_match('~^[ -\~]*$~', $row['order']) ? $row['order'] : 'bytes: ' . rawurlencode($row['order']), "\n";
}
?>
--EXPECT--
reset
realpath
refresh
refresh
refresh /srv/blog/
refresh /srv/blog/** /srv/shop/{a,b}.php
invalidate /srv/a.php
invalidate /srv/a.php /srv/b.php /srv/a.php
invalidate /srv/two\ words/a\;b.php
invalidate /srv/'two words'/"a;b".php
invalidate /srv/[!a-z]\*.php
bytes: invalidate%20%2Fsrv%2F%C3%A4%FF.php
