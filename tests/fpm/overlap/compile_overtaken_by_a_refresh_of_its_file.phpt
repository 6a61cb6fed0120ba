--TEST--
A refresh of a file that is just being compiled or published: what is cached in the end is the new one, and unchanged files keep their hits
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 1, 'pools' => ['www' => [], 'other' => []], 'ini' => ['opcflush.signals' => 'SIGURG=refresh', 'opcflush.wait_ms' => '10000'], 'files' => [
	'same.php' => '<?php',
	'include.php' => '<?php include __DIR__ . "/same.php"; if (!$_GET) { include __DIR__ . "/part.php"; }',
	'require_once.php' => '<?php include __DIR__ . "/same.php"; if (!$_GET) { require_once __DIR__ . "/part.php"; }',
	'compile.php' => '<?php include __DIR__ . "/same.php"; if (!$_GET) { opcache_compile_file(__DIR__ . "/part.php"); }',
	'state.php' => '<?php include __DIR__ . "/same.php"; include __DIR__ . "/part.php"; echo " ", (int) opcache_is_script_cached(__DIR__ . "/part.php");',
]]);
$fpm->settle();
foreach (['include', 'require_once', 'compile'] as $how) {
	foreach (['compile', 'compiled', 'published'] as $point) {
		$fpm->put('part.php', '<?php echo "old";');
		$fpm->settle();
		$fpm->flush(SIGURG);
		/* So that the page itself is compiled before it comes to the pause. */
		$fpm->get("$how.php", ['without' => 1]);
		$hits = $fpm->hits('same.php')['same.php'];
		$fpm->pause->set($point);
		$overtaken = $fpm->begin("$how.php");
		$fpm->pause->await($point);
		$fpm->put('part.php', '<?php echo "new";');
		$fpm->deliver(SIGURG);
		$waiting = $fpm->begin('state.php', [], 'other');
		$fpm->pause->clear($point);
		$overtaken->finish();
		echo "$how, $point: ", $waiting->finish()->body;
		foreach (['www', 'other', 'www'] as $pool) {
			echo ', ', $fpm->get('state.php', [], $pool);
		}
		echo $fpm->hits('same.php')['same.php'] === $hits + 5 ? '' : ', SAME IS COMPILED AGAIN', "\n";
	}
}
$status = $fpm->status();
echo 'applied: ', var_export($status['applied'] === $status['generation'], true), "\n";
?>
--EXPECT--
include, compile: new 1, new 1, new 1, new 1
include, compiled: new 1, new 1, new 1, new 1
include, published: new 1, new 1, new 1, new 1
require_once, compile: new 1, new 1, new 1, new 1
require_once, compiled: new 1, new 1, new 1, new 1
require_once, published: new 1, new 1, new 1, new 1
compile, compile: new 1, new 1, new 1, new 1
compile, compiled: new 1, new 1, new 1, new 1
compile, published: new 1, new 1, new 1, new 1
applied: true
