--TEST--
pm = ondemand: a flush is obeyed with no worker there at all
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm([
	'workers' => 3, 'pm' => 'ondemand', 'pool' => ['pm.process_idle_timeout' => '3s'],
	'files' => [
		'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
		'part.php' => '<?php echo "0";',
	],
]);
echo 'workers at the start: ', count($fpm->workers()), "\n";
$fpm->deliver(SIGURG);
echo $fpm->get('page.php'), "\n";

$fpm->put('part.php', '<?php echo 1;');
$fpm->flush(SIGURG);
echo implode(' ', array_unique($fpm->everyWorker('page.php'))), "\n";

/* One that is not buried yet passes for idle with the master, which then starts no other. */
until(fn () => !$fpm->children(), 'the idle workers end');
$fpm->put('part.php', '<?php echo 2;');
$fpm->deliver(SIGURG);
$answers = FastCgiRequest::collect(array_map(fn () => $fpm->begin('page.php'), range(1, 6)));
echo implode(' ', array_map(fn ($answer) => $answer->body . $answer->error, $answers)), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
workers at the start: 0
0
1
2 2 2 2 2 2
deaths: 0
