--TEST--
A file that was changed right before it was compiled: the next opcflush_refresh() takes it, the one after that keeps it
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

$site = new Site;
/* On a busy machine the file may not be that young any more when it is compiled: then another one is. */
for ($try = 0, $slow = true; $slow && $try < 100; $try++) {
	$before = hrtime(true);
	$part = $site->put("$try/part.php", '<?php return "part";');
	read(1, $part);
	$slow = hrtime(true) - $before > 15000000;
}
foreach (['the first', 'the second', 'the third'] as $what) {
	opcflush_refresh(dirname($part) . '/');
	echo "$what: ", last_flush(), "\n";
	settle();
	read(1, $part);
}
echo json_encode(cached(dirname($part))), "\n";
?>
--EXPECT--
the first: looked at 1, invalidated 1, kept 0
the second: looked at 1, invalidated 0, kept 1
the third: looked at 1, invalidated 0, kept 1
{"part.php":2}
