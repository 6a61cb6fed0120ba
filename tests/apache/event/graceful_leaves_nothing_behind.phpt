--TEST--
Apache event: graceful restarts leave no files, mappings, memory or instances behind in the parent
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('event');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

$apache = new Apache(['workers' => 1, 'segment' => true, 'files' => ['page.php' => '<?php echo 1;']]);
$see = fn () => [
	'files' => count(glob("/proc/$apache->master/fd/*")),
	'mappings' => count(file("/proc/$apache->master/maps")),
	'kilobytes' => (int) Apache::processStatus($apache->master, 'VmSize'),
	'instances' => count($apache->status()['instances']),
];
$restart = function (int $times) use ($apache) {
	for ($i = 0; $i < $times; $i++) {
		$apache->reload();
		$apache->get('page.php');
	}
};
/* What the first ones leave for good belongs to Apache, PHP and the C library. */
$restart(10);
$before = $see();
$restart(25);
foreach ($see() as $what => $count) {
	$more = $count - $before[$what];
	echo "$what: ", $what === 'kilobytes' ? ($more < 1000 ? 'no more' : $more) : ($more < 3 ? 'no more' : $more), "\n";
}
echo 'instances: ', count($apache->status()['instances']), ', deaths: ', count($apache->deaths()), "\n";
?>
--EXPECT--
files: no more
mappings: no more
kilobytes: no more
instances: no more
instances: 1, deaths: 0
