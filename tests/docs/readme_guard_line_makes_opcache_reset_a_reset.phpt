--TEST--
README.md: with the line for the guard, opcache_reset() is a reset of this instance that asks for a compaction
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';
require __DIR__ . '/readme.inc';

[$name, $value] = array_map(trim(...), explode('=', readme_block('ini', 'opcflush.guard')));
$fpm = new Fpm(['files' => ['page.php' => '<?php echo 1;', 'plugin.php' => '<?php echo opcache_reset() ? "true" : "false";'], 'ini' => [$name => $value]]);
$fpm->get('page.php');
$fpm->put('page.php', '<?php echo 2;');
$fpm->get('plugin.php');
echo $fpm->get('plugin.php'), "\n", $fpm->get('page.php'), "\n";
until(fn () => $fpm->status()['compaction']['count'] > 0, 'a compaction');
['compaction' => $compaction, 'guard' => $guard, 'orders' => $orders, 'opcache' => $opcache] = $fpm->status();
echo $compaction['last']['why'], '; ', $orders[0]['order'], '; ', $guard['on'] ? 'on' : 'off', ', calls: ', $guard['calls'], "\n";
echo 'OPcache is ', $opcache['enabled'] ? 'on' : 'off', "\n";
?>
--EXPECT--
true
2
asked for; reset; on, calls: 2
OPcache is on
