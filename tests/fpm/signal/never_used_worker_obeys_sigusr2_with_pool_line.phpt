--TEST--
With the pool line, SIGUSR2 works in workers that have never served a request
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm([
	'workers' => 3,
	'pool' => ['php_admin_value[opcflush.signals]' => '"SIGUSR2=reset; SIGURG=reset"'],
	'files' => [
		'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
		'part.php' => '<?php echo "old";',
	],
]);
$workers = $fpm->workers();
foreach ($workers as $worker) {
	$fpm->deliver(SIGUSR2, $worker);
}
echo 'the same workers: ', var_export($fpm->workers() === $workers, true), "\n";
echo 'signals handled: ', $fpm->generation() - 1, "\n";

echo 'before: ', implode(' ', $fpm->everyWorker('page.php')), "\n";
$fpm->put('part.php', '<?php echo "new";');
$fpm->flush(SIGUSR2, $workers[0]);
echo 'after: ', implode(' ', $fpm->everyWorker('page.php')), "\n";
echo 'deaths: ', count($fpm->deaths()), "\n";
echo 'PHP log: ', preg_replace('/^.*opcflush: reset.*\n/m', '', $fpm->errors()), "\n";
?>
--EXPECT--
the same workers: true
signals handled: 3
before: old old old
after: new new new
deaths: 0
PHP log:
