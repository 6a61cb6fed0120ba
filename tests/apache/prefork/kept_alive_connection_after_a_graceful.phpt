--TEST--
Apache prefork: what an old child answers on a kept-alive connection, after apachectl graceful and a flush, is fresh
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('prefork');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

$flushes = [
	'signal' => fn ($apache) => $apache->flush(),
	'command' => fn ($apache) => $apache->command(['reset'])->generation(),
	'call' => fn ($apache) => $apache->get('reset.php'),
];
foreach ([true, false] as $segment) {
	foreach ($segment ? $flushes : array_diff_key($flushes, ['command' => 0]) as $name => $flush) {
		$apache = new Apache(['workers' => 2, 'segment' => $segment, 'files' => [
			'page.php' => '<?php echo getmypid(), " ", 1;', 'reset.php' => '<?php echo opcflush_reset();',
		]]);
		$connection = (new HttpConnection($apache->address()))->ask($apache->url($apache->path('page.php')));
		[$child] = explode(' ', $connection->finish()->body);
		$apache->reload(idle: false);
		$apache->put('page.php', '<?php echo getmypid(), " ", 2;');
		$flush($apache);
		[$answering, $version] = explode(' ', $connection->ask($apache->url($apache->path('page.php')))->finish()->body);
		echo $segment ? 'with' : 'without', " a segment, $name: ", $answering === $child ? 'the old child' : 'another one', " says $version\n";
		$apache->stop();
	}
}
?>
--EXPECT--
with a segment, signal: the old child says 2
with a segment, command: the old child says 2
with a segment, call: the old child says 2
without a segment, signal: the old child says 2
without a segment, call: the old child says 2
