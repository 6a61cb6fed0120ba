--TEST--
Apache prefork: opcflush.signals of a virtual host is refused with a warning, and those of php.ini stay
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('prefork');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

$apache = new Apache(['workers' => 2, 'ini' => ['opcflush.signals' => 'SIGURG=reset'], 'conf' => [
	'php_admin_value opcflush.signals "SIGRTMIN+1=reset"',
], 'files' => ['page.php' => '<?php ' . Apache::SAY_WORKER . ' include __DIR__ . "/part.php";']]);
foreach (['old', 'new'] as $word) {
	$apache->put('part.php', "<?php echo '$word';");
	$apache->deliver();
	echo implode(' ', $apache->everyWorker('page.php')), "\n";
}
echo 'bound: ', implode(' ', array_column($apache->status()['signals'], 'signal')), "\n";
preg_match('/opcflush: INI .*/', $apache->errors(), $match);
echo $match[0] ?? 'NO WARNING', "\n";
echo 'deaths: ', count($apache->deaths()), "\n";
?>
--EXPECT--
old old
new new
bound: SIGURG
opcflush: INI entry opcflush.signals can be set in php.ini only, not for one pool or request in Unknown on line 0
deaths: 0
