--TEST--
A request that gives an order with next to no memory left: whatever becomes of the request, an order that was given is carried out, and unchanged scripts stay
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('memory_limit');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$files = [
	'order.php' => '<?php
		/* Up to where the memory manager asks for one more chunk of 2 MiB, which is the last one: of that, so many pages are left. */
		for ($hoard = [], $before = memory_get_usage(true); memory_get_usage(true) === $before;) {
			$hoard[] = str_repeat("x", 4000);
		}
		ini_set("memory_limit", (string) memory_get_usage(true));
		$rest = str_repeat("x", (509 - $_GET["pages"]) * 4096);
		$_GET["order"] === "refresh" ? opcflush_refresh() : opcflush_invalidate([__DIR__ . "/part.php", __DIR__ . "/no/**/{a,b,c}*.php"]);
		echo "done";',
	'page.php' => '<?php include __DIR__ . "/part.php"; for ($i = 0; $i < 1000; $i++) { include __DIR__ . "/many/$i.php"; }',
];
for ($i = 0; $i < 1000; $i++) {
	$files["many/$i.php"] = "<?php return $i;";
}
$fpm = new Fpm(['workers' => 2, 'ini' => ['opcflush.signals' => 'SIGURG=refresh'], 'files' => $files]);
$outcomes = $wrong = [];
foreach (['refresh', 'invalidate'] as $order) {
	foreach ([0, 1, 2, 4, 8, 16, 32, 400] as $pages) {
		$fpm->put('part.php', '<?php echo "old";');
		$fpm->settle();
		$fpm->flush(SIGURG);
		$fpm->get('page.php');
		$hits = $fpm->hits('many/7.php');
		$fpm->put('part.php', '<?php echo "new";');
		$before = $fpm->generation();
		$answer = $fpm->ask('order.php', ['pages' => $pages, 'order' => $order]);
		$ordered = $fpm->generation() > $before ? 'ordered' : 'not ordered';
		$outcomes[] = $outcome = $answer->body === 'done' ? 'done' : "out of memory, $ordered";
		$seen = $fpm->get('page.php') . ' ' . $fpm->get('page.php');
		if ($seen !== ($ordered === 'ordered' ? 'new new' : 'old old') || $fpm->hits('many/7.php')['many/7.php'] !== $hits['many/7.php'] + 2) {
			$wrong[] = "$order, $pages pages left: $outcome, then $seen, hits " . json_encode([$hits, $fpm->hits('many/7.php')]);
		}
	}
}
echo implode("\n", [...array_intersect(['done', 'out of memory, ordered'], $outcomes), ...$wrong]), "\n";
$status = $fpm->status();
echo 'applied: ', var_export($status['applied'] === $status['generation'], true), "\n";
echo 'other errors: ', count(preg_grep('/PHP (?!Fatal error:  Allowed memory size)/', explode("\n", $fpm->errors()))), ', deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
done
out of memory, ordered
applied: true
other errors: 0, deaths: 0
