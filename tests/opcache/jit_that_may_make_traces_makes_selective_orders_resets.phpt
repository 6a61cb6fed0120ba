--TEST--
Before PHP 8.5 selective orders are resets where the JIT may make traces: unless it is disabled for good, a pool or a script may have it do so
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
if (PHP_VERSION_ID >= 80500) {
	die('skip from PHP 8.5 on, traces look whether what they call has changed');
}
if (!isset(ini_get_all(details: false)['opcache.jit'])) {
	die('skip NOT TESTED HERE: this PHP has no JIT');
}
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';

$site = new Site;
$site->put('a.php', '<?php return 1;');
$script = $site->put('script.php', <<<'PHP'
	<?php
	include __DIR__ . '/a.php';
	opcflush_invalidate('/nothing/');
	echo opcache_is_script_cached(__DIR__ . '/a.php') ? 'kept' : 'invalidated', ', in the log: ', opcflush_log()[0]['order'];
	echo preg_grep('/^opcache\.jit may make traces: /', opcflush_status()['reasons']) ? ', and the status says why' : '', "\n";
	PHP);
foreach ([['tracing', '8M'], ['function', '8M'], ['1235', '8M'], ['off', '8M'], ['disable', '8M'], ['tracing', '0']] as [$jit, $size]) {
	echo "$jit, $size: ", run_cli([$script], ['opcache.enable_cli' => '1', 'opcache.jit' => $jit, 'opcache.jit_buffer_size' => $size]);
}
?>
--EXPECT--
tracing, 8M: invalidated, in the log: reset, and the status says why
function, 8M: invalidated, in the log: reset, and the status says why
1235, 8M: invalidated, in the log: reset, and the status says why
off, 8M: invalidated, in the log: reset, and the status says why
disable, 8M: kept, in the log: invalidate /nothing/
tracing, 0: kept, in the log: invalidate /nothing/
