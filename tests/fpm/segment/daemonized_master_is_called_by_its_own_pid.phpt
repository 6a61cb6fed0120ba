--TEST--
php-fpm -D: from the first request on, name and pid are those of the master that stays; with a segment and without
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/daemon.inc';

foreach ([['with a segment', true, 'static'], ['with a segment, ondemand', true, 'ondemand'], ['without, ondemand', false, 'ondemand']] as [$title, $segment, $pm]) {
	$daemon = new Daemon(['segment' => $segment, 'pm' => $pm, 'workers' => 2, 'pool' => ['pm.process_idle_timeout' => '10s'],
		'files' => ['page.php' => '<?php usleep(20000);']]);
	$daemon->get('page.php');
	$status = $daemon->status();
	$row = $status['instances'][0];
	$sort_out = fn (string $text) => strtr($text, [(string) $daemon->master => 'MASTER', (string) $daemon->launcher => 'LAUNCHER']);
	echo "$title: ", $sort_out("{$status['name']}, {$row['name']}, {$row['pid']}"), ', ', count($status['instances']), " instance\n";
	$code = "echo opcflush_reset(null, 'fpm-fcgi:$daemon->master');";
	$daemon->put('order.php', "<?php $code");
	echo 'by that name: ', $daemon->get('order.php'), ' ', $segment ? $daemon->command(['reset', "--instance=fpm-fcgi:$daemon->master"]) : 'no segment', "\n";
	$daemon->stop();
}
?>
--EXPECT--
with a segment: fpm-fcgi:MASTER, fpm-fcgi:MASTER, MASTER, 1 instance
by that name: 2 0 generation 3
with a segment, ondemand: fpm-fcgi:MASTER, fpm-fcgi:MASTER, MASTER, 1 instance
by that name: 2 0 generation 3
without, ondemand: fpm-fcgi:MASTER, fpm-fcgi:MASTER, MASTER, 1 instance
by that name: 2 no segment
