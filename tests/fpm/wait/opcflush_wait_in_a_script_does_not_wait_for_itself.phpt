--TEST--
opcflush_wait() in a script of php-fpm does not wait for its own request, but for the others
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'workers' => 3, 'files' => [
	'wait.php' => '<?php
		$generation = opcflush_reset("release 2");
		$start = microtime(true);
		echo var_export(opcflush_wait($generation, (float) $_GET["timeout"]), true);
		echo microtime(true) - $start < 2 ? " at once" : " later";',
]]);
echo 'alone: ', $fpm->get('wait.php', ['timeout' => 5]), "\n";
[, $request] = $fpm->hold();
echo 'beside another request: ', $fpm->get('wait.php', ['timeout' => 2.5]), "\n";
echo 'without patience: ', $fpm->get('wait.php', ['timeout' => 0]), "\n";
$fpm->pause->clear('held');
echo $request->finish()->body, "\n";
echo 'once that has ended: ', $fpm->get('wait.php', ['timeout' => 5]), "\n";
?>
--EXPECT--
alone: true at once
beside another request: false later
without patience: false at once
held
once that has ended: true at once
