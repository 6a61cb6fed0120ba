--TEST--
Two scripts that order and wait at the same moment hold each other up: the one whose patience ends first says so, and the other one is done
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$files = ['wait.php' => '<?php
	touch("$_GET[start].$_GET[timeout]");
	while (!file_exists($_GET["start"])) {
		usleep(500);
		clearstatcache();
	}
	echo var_export(opcflush_wait(opcflush_reset(), (float) $_GET["timeout"]), true);'];
$fpm = new Fpm(['segment' => true, 'files' => $files]);
$other = new Fpm(['segment' => $fpm->segment(), 'files' => $files]);
$alone = new Fpm(['files' => $files]);
foreach (['two masters' => [$fpm, $other], 'without a segment' => [$alone, $alone]] as $name => [$one, $two]) {
	$start = "{$one->pause->dir}/start";
	$hasty = $one->begin('wait.php', ['start' => $start, 'timeout' => 1]);
	$patient = $two->begin('wait.php', ['start' => $start, 'timeout' => 10]);
	until(fn () => count(glob("$start.*")) === 2, 'both run before the first of the orders');
	touch($start);
	echo "$name: ", $hasty->finish()->body, ', then ', $patient->finish()->body, "\n";
}
?>
--EXPECT--
two masters: false, then true
without a segment: false, then true
