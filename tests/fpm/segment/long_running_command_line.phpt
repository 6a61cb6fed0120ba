--TEST--
A command line that goes on for long, with opcache.enable_cli=1, is an instance: what it includes after an order is fresh
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'files' => ['part.php' => '<?php return "old";', 'lib.php' => '<?php function lib() { return "old"; }']]);
$said = $fpm->file('said');
$daemon = $fpm->beginPhp(
	'for ($last = ""; !file_exists(' . var_export("$said.end", true) . '); usleep(2000)) {
		$part = include ' . var_export("$fpm->site/part.php", true) . ';
		if ($part !== $last) {
			file_put_contents(' . var_export($said, true) . ', "$part\n", FILE_APPEND);
			$last = $part;
		}
	}
	echo json_encode(opcflush_status());',
	ini: ['opcache.enable_cli' => '1', 'opcache.validate_timestamps' => '0', 'opcache.file_update_protection' => '0', 'opcflush.name' => 'daemon'],
);
until(fn () => (string) @file_get_contents($said) === "old\n", 'the daemon runs');
$fpm->put('part.php', '<?php return "new";');
usleep(100000);
echo 'before the order: ', file_get_contents($said);
echo $fpm->command(['reset', '--instance=daemon']), "\n";
until(fn () => file_get_contents($said) === "old\nnew\n", 'the daemon has new code');
echo 'after it: ', file_get_contents($said);
$fpm->put('part.php', '<?php return "newer";');
echo $fpm->command(['reset']), "\n";
until(fn () => file_get_contents($said) === "old\nnew\nnewer\n", 'the daemon has newer code');
touch("$said.end");
$status = json_decode($daemon->finish()->output, true);
echo "{$status['name']}, instances: ", implode(' ', array_column($status['instances'], 'sapi')), "\n";
echo 'once it has ended: ', count($fpm->status()['instances']), "\n";
?>
--EXPECT--
before the order: old
0 generation 2
after it: old
new
0 generation 3
daemon, instances: fpm-fcgi cli
once it has ended: 1
