--TEST--
Every reset flushes again
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
for ($i = 1; $i <= 50; $i++) {
	$part = $site->put('part.php', "<?php return $i;");
	if ((include $part) !== $i) {
		echo "stale at $i\n";
	}
	$site->put('part.php', '<?php return "next";');
	if ((include $part) !== $i) {
		echo "not cached at $i\n";
	}
	opcflush_reset();
}
$status = opcflush_status();
echo $status['generation'], ' ', $status['applied'], ' ', $status['flushes'], ' ', $status['detached'], "\n";
?>
--EXPECT--
51 51 50 0
