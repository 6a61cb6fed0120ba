--TEST--
opcache.enable=0 in the pool that is used first: the status names this reason, and no other
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 1, 'pools' => ['off' => ['php_admin_value[opcache.enable]' => '0'], 'on' => []]]);
for ($i = 0; $i < 2; $i++) {
	foreach (['off', 'on'] as $pool) {
		$status = $fpm->status($pool);
		echo "$pool, $status[applied] of $status[generation]: ", implode('; ', $status['reasons']) ?: 'none', "\n";
	}
	$fpm->deliver();
}
?>
--EXPECT--
off, 1 of 1: OPcache is off for this request
on, 1 of 1: none
off, 1 of 2: OPcache is off for this request
on, 2 of 2: none
