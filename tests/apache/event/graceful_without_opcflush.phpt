--TEST--
Apache event: opcflush and OPcache can be taken out and put back by php.ini and apachectl graceful
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('event');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

$apache = new Apache(['segment' => true, 'files' => ['page.php' => '<?php echo function_exists("opcflush_status") ? json_encode(opcflush_status()["enabled"]) : "none";']]);
$ini = file_get_contents($apache->file('php.ini'));
$changes = [
	'switched off' => "$ini\nopcflush.enable = 0\n",
	'switched on' => $ini,
	'taken out' => preg_replace('/^extension *=.*$/m', '', $ini),
	'put back' => $ini,
	'OPcache off' => "$ini\nopcache.enable = 0\n",
	'OPcache on' => $ini,
	'OPcache taken out' => preg_replace('/^zend_extension *=.*$/m', '', $ini),
	'OPcache put back' => $ini,
];
echo 'at first: ', $apache->get('page.php'), "\n";
foreach ($changes as $what => $text) {
	file_put_contents($apache->file('php.ini'), $text);
	$apache->reload();
	echo "$what: ", $apache->get('page.php'), ' ', $apache->get('page.php');
	if ($text === $ini) {
		$apache->put('part.php', '<?php echo 1;');
		$apache->get('part.php');
		$apache->put('part.php', '<?php echo 2;');
		$apache->flush();
		echo ', flushes: ', $apache->get('part.php') === '2' ? 'yes' : 'no';
	}
	echo "\n";
}
echo 'deaths: ', count($apache->deaths()), "\n";
?>
--EXPECT--
at first: true
switched off: false false
switched on: true true, flushes: yes
taken out: none none
put back: true true, flushes: yes
OPcache off: true true
OPcache on: true true, flushes: yes
OPcache taken out: true true
OPcache put back: true true, flushes: yes
deaths: 0
