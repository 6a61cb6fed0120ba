--TEST--
opcflush compact: all of OPcache's memory is given back at the next quiet moment, and the index is emptied
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/asked.inc';

asked(function (Fpm $fpm) {
	echo $fpm->command(['compact', '--note=for a test']), "\n";
});
?>
--EXPECT--
file file, cached: false
before: wasted much, manual restarts 0, scripts many, aliases some, last compaction null
0 generation 3
after: wasted 0, manual restarts 1, cached scripts few, scripts few, aliases 0
every worker: new new, cached: true
what was kept out: file file, cached: true
the last one: it was now, it was short, it did not wait for long, by a worker, wasted, used, free, asked for
due: [false,null,null,null]
compaction, asked for: N MB reclaimed in N ms; the gate was closed for N ms
none comes of itself: none, deaths: 0
