--TEST--
opcflush.guard=1: opcache.restrict_api refuses as before, per pool, and disable_functions takes the function away as before
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['workers' => 1, 'ini' => ['opcflush.guard' => '1', 'opcflush.guard_interval' => '0', 'display_errors' => '1'], 'pools' => [
	'www' => [],
	'restricted' => ['php_admin_value[opcache.restrict_api]' => '{dir}/site/allowed/'],
	'disabled' => ['php_admin_value[disable_functions]' => 'opcache_reset'],
], 'files' => [
	'reset.php' => '<?php var_dump(function_exists("opcache_reset") ? opcache_reset() : "there is none");',
	'allowed/reset.php' => '<?php var_dump(opcache_reset());',
]]);
$calls = fn () => $fpm->status('www')['guard']['calls'];
foreach (['www', 'restricted', 'disabled'] as $pool) {
	foreach (['reset.php', 'allowed/reset.php'] as $page) {
		if ($pool === 'disabled' && $page !== 'reset.php') {
			continue;
		}
		$before = $calls();
		echo "$pool, $page: ", trim(preg_replace(['/\s+/', '~in /\S*/~'], [' ', 'in .../'], $fpm->get($page, [], $pool))), ', taken: ', $calls() - $before, "\n";
	}
}
?>
--EXPECT--
www, reset.php: bool(true), taken: 1
www, allowed/reset.php: bool(true), taken: 1
restricted, reset.php: Warning: Zend OPcache API is restricted by "restrict_api" configuration directive in .../reset.php on line 1 bool(false), taken: 0
restricted, allowed/reset.php: bool(true), taken: 1
disabled, reset.php: string(13) "there is none", taken: 0
