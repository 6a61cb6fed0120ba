--TEST--
opcache.restrict_api refuses every script: an order given by a signal works all the same, and the refusal stays
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm([
	'workers' => 2,
	'ini' => ['opcache.restrict_api' => '/nowhere'],
	'files' => [
		'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
		'part.php' => '<?php echo "old";',
		'refused.php' => '<?php echo var_export(@opcache_get_status(), true), " ", var_export(@opcache_invalidate(__FILE__), true);',
	],
]);
echo implode(', ', $fpm->everyWorker('page.php')), "\n";
foreach (['new', 'newer'] as $word) {
	$fpm->put('part.php', "<?php echo '$word';");
	$fpm->flush(SIGURG);
	echo 'refused still: ', $fpm->get('refused.php'), "\n";
	echo implode(', ', $fpm->everyWorker('page.php')), "\n";
}
echo 'invalidated: ', var_export($fpm->status()['last_flush']['invalidated'] > 0, true), "\n";
echo 'PHP log: ', preg_replace('/^.*opcflush: reset.*\n/m', '', $fpm->errors()), "\n";
?>
--EXPECT--
old, old
refused still: false false
new, new
refused still: false false
newer, newer
invalidated: true
PHP log:
