--TEST--
opcflush.compact_free: a compaction comes before the keys of OPcache's hash table are used up, by many releases or by many files
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

/* Enough of a pause for the poll's request to end: closed in vain, the gate would be open for a while, and the keys would be used up. */
$fpm = compacting(['ini' => [
	'opcflush.compact_wasted' => '0', 'opcflush.compact_free' => '10', 'opcflush.compact_pause' => '5000',
	'opcache.memory_consumption' => '16', 'opcache.interned_strings_buffer' => '1', 'opcache.max_accelerated_files' => '200',
]]);
$poll = new Poll($fpm);

/* Each release has keys of its own, and they are not taken back. */
$release = function (string $name) use ($fpm) {
	for ($i = 0; $i < 10; $i++) {
		$fpm->put("releases/$name/$i.php", large_code(20, "$name "));
	}
	$fpm->put("releases/$name/page.php", '<?php for ($i = 0; $i < 10; $i++) { include __DIR__ . "/$i.php"; }');
	$fpm->link('current', "releases/$name");
	$fpm->flush();
	return $fpm->get('current/page.php') === str_repeat("$name ", 10) && $fpm->get('current/page.php') === str_repeat("$name ", 10);
};
$fresh = 0;
$most = 0;
for ($i = 1; $i <= 40; $i++) {
	$fresh += (int) $release("r$i");
	$memory = memory($fpm);
	$most = max($most, $memory['num_cached_keys'] / $memory['max_cached_keys']);
}
$count = $fpm->status()['compaction']['count'];
echo "releases: fresh $fresh of 40, keys used at most: ", $most < 0.999 ? 'not all' : $most, ', compactions: ', $count >= 1 && $count <= 10 ? 'some' : $count, "\n";
echo preg_replace('/\d+/', 'N', $fpm->status()['compaction']['last']['why'] ?? 'none'), "\n";

$wrong = 0;
for ($i = 1; $i <= 400; $i++) {
	$fpm->put('many.php', "<?php include '{$fpm->site}/many/$i.php'; opcflush_invalidate(['{$fpm->site}/many/$i.php', __FILE__]);");
	$fpm->put("many/$i.php", large_code(20, "many $i"));
	$wrong += (int) ($fpm->get('many.php') !== "many $i");
}
echo "many files: wrong $wrong, compactions: ", $fpm->status()['compaction']['count'] > $count ? 'more' : 'none', "\n";
echo 'polls: ', $poll->report(), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
releases: fresh 40 of 40, keys used at most: not all, compactions: some
N % of the keys are free
many files: wrong 0, compactions: more
polls: many, OPcache off: 0, restart pending: 0, restarts for want of memory: 0, of keys: 0, failed: 0
deaths: 0
