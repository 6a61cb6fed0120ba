--TEST--
More files than OPcache holds: none is stale after a reset, and the status says what is full
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcache.max_accelerated_files=200
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$count = 4000;
foreach (['old', 'new'] as $word) {
	for ($i = 0; $i < $count; $i++) {
		$site->put("$i.php", "<?php return '$word';");
	}
	if ($word === 'new') {
		opcflush_reset();
	}
	$stale = 0;
	for ($i = 0; $i < $count; $i++) {
		$stale += (int) ((include "$site->dir/$i.php") !== $word);
	}
	echo "$word: $stale stale\n";
}
echo implode("\n", opcflush_status()['reasons']), "\n";
?>
--EXPECT--
old: 0 stale
new: 0 stale
the cache is full: OPcache takes in no more scripts before a compaction; if that does not help, raise opcache.memory_consumption or opcache.max_accelerated_files
the index of scripts is full: flushes ask OPcache for the list of all scripts
