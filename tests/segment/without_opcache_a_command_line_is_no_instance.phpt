--TEST--
A command line that has no OPcache at all, or has it off in another way, is no instance: it makes no segment; php-cgi is one
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$script = $segment->site->put('script.php', '<?php $status = opcflush_status(); echo json_encode([$status["name"] !== null, $status["segment"]["state"], count($status["instances"])]), "\n";');
$ini = ['opcflush.segment' => $segment->path];
$ways = ['not loaded' => [[], false], 'off by opcache.enable' => [['opcache.enable_cli' => '1', 'opcache.enable' => '0'], true]];
foreach ($ways as $way => [$more, $opcache]) {
	echo "$way: ", run_cli([$script], $more + $ini, $opcache), $segment->look(), "\n";
}
echo 'php-cgi: ', run_requests(1, $script, ['opcache.enable' => '0'] + $ini), $segment->look(), "\n";
foreach ($ways as $way => [$more, $opcache]) {
	echo "$way: ", run_cli([$script], $more + $ini, $opcache);
}
?>
--EXPECT--
not loaded: [false,"absent",0]
folder absent, file absent
off by opcache.enable: [false,"absent",0]
folder absent, file absent
php-cgi: [true,"attached",1]
folder 0755, file 0600
not loaded: [false,"attached",0]
off by opcache.enable: [false,"attached",0]
