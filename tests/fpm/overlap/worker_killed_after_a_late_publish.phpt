--TEST--
A worker is killed by SIGKILL right after it has published what a flush has missed: nothing stale stays behind
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 1, 'pools' => ['www' => [], 'other' => []], 'files' => [
	'include.php' => '<?php if (!$_GET) { include __DIR__ . "/part.php"; }',
	'require_once.php' => '<?php if (!$_GET) { require_once __DIR__ . "/part.php"; }',
	'compile.php' => '<?php if (!$_GET) { opcache_compile_file(__DIR__ . "/part.php"); }',
	'state.php' => '<?php include __DIR__ . "/part.php"; echo " ", (int) opcache_is_script_cached(__DIR__ . "/part.php");',
]]);
foreach (['include', 'require_once', 'compile'] as $how) {
	$fpm->put('part.php', '<?php echo "stale";');
	$fpm->flush(SIGURG);
	/* So that the page itself is compiled before it comes to the pause. */
	$fpm->get("$how.php", ['without' => 1], 'other');
	[$worker] = $fpm->workers('www');

	/* Compiled, then all is invalidated, then published, then killed. */
	$fpm->pause->set('compiled');
	$killed = $fpm->begin("$how.php");
	$fpm->pause->await('compiled');
	$fpm->put('part.php', '<?php echo "new";');
	$fpm->deliver(SIGURG);
	$fpm->pause->set('invalidated');
	$applying = $fpm->begin('state.php', [], 'other');
	$fpm->pause->await('invalidated');
	$fpm->pause->set('published');
	$fpm->pause->clear('compiled');
	$fpm->pause->await('published');
	posix_kill($worker, SIGKILL);
	$killed->finish();
	$fpm->pause->clear('published');
	$fpm->pause->clear('invalidated');

	echo "$how: ", $applying->finish()->body;
	until(fn () => $fpm->workers('www') && $fpm->workers('www') !== [$worker], 'another worker');
	foreach (['other', 'www', 'other', 'www'] as $pool) {
		echo ', ', $fpm->get('state.php', [], $pool);
	}
	$status = $fpm->status();
	echo $status['applied'] === $status['generation'] ? '' : ', not applied', "\n";
}
echo 'deaths of others: ', count($fpm->deaths('SIGKILL')), "\n";
?>
--EXPECT--
include: new 1, new 1, new 1, new 1, new 1
require_once: new 1, new 1, new 1, new 1, new 1
compile: new 1, new 1, new 1, new 1, new 1
deaths of others: 0
