--TEST--
A truncated segment: the status says that it is lost and why, and with the file removed and the master restarted there is a new one
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'files' => ['page.php' => '<?php ' . Fpm::SAY_WORKER]]);
$show = function (string $title) use ($fpm) {
	$segment = $fpm->status()['segment'];
	echo "$title: {$segment['state']}, ", str_replace($fpm->segment(), 'PATH', $segment['reason'] ?? 'no reason'), "\n";
};
$show('before');
file_put_contents($fpm->segment(), '');
$fpm->everyWorker('page.php');
$show('truncated');
$generation = $fpm->generation();
echo 'generation: ', $generation > 1 ? 'grown' : $generation, ', by a signal: ', ($fpm->deliver(SIGURG) ?? $fpm->generation()) - $generation, " more\n";
$ended = $fpm->command(['reset']);
echo "the command: $ended->status, ", str_contains($ended->errors, 'has 0 bytes') ? 'says why' : $ended->errors, "\n";
echo 'told: ', count($fpm->saidOfSegment()), "\n";
unlink($fpm->segment());
$fpm->restart();
$show('restarted');
echo $fpm->command(['reset']), "\n";
?>
--EXPECT--
before: attached, no reason
truncated: lost, PATH was truncated or overwritten
generation: grown, by a signal: 1 more
the command: 3, says why
told: 1
restarted: attached, no reason
0 generation 2
