--TEST--
opcflush_compact() in another instance of the segment: each of them compacts, and with a name only that one
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/asked.inc';

$files = ['ask.php' => '<?php echo opcflush_compact(instance: $_GET["instance"] ?? null);'];
asked(function (Fpm $fpm) use ($files) {
	$other = compacting(['segment' => $fpm->segment(), 'ini' => ['opcflush.name' => 'other'] + ONLY_WHEN_ASKED, 'files' => $files]);
	$third = compacting(['segment' => $fpm->segment(), 'ini' => ['opcflush.name' => 'third'] + ONLY_WHEN_ASKED]);
	$other->get('ask.php', ['instance' => 'third']);
	await_compactions($third, 1);
	echo 'by its name: third ', none_comes($third, 1, 0.1), ', other ', none_comes($other, 0, 0.1), ', first ', none_comes($fpm, 0, 0.1), "\n";
	$other->get('ask.php');
	await_compactions($other, 1);
	await_compactions($third, 2);
});
?>
--EXPECT--
file file, cached: false
before: wasted much, manual restarts 0, scripts many, aliases some, last compaction null
by its name: third none, other none, first none
after: wasted 0, manual restarts 1, cached scripts few, scripts few, aliases 0
every worker: new new, cached: true
what was kept out: file file, cached: true
the last one: it was now, it was short, it did not wait for long, by a worker, wasted, used, free, asked for
due: [false,null,null,null]
compaction, asked for: N MB reclaimed in N ms; the gate was closed for N ms
none comes of itself: none, deaths: 0
