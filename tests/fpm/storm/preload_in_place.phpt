--TEST--
Storm with opcache.preload, files replaced in place, a signal to the master: every answer is fresh and none is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx');
?>
--FILE--
<?php
require __DIR__ . '/../storm.inc';

/* Each request calls what is preloaded, and no deploy touches that. */
Storm::report(InPlace::class, 'sigurg', options: [
	'ini' => [
		'opcache.preload' => '{dir}/site/preload.php', 'opcache.preload_user' => posix_geteuid() === 0 ? 'www-data' : '',
		'auto_prepend_file' => '{dir}/site/prepended.php',
	],
	'files' => [
		'preload.php' => '<?php require __DIR__ . "/lib.php";',
		'lib.php' => '<?php function preloaded() { return Preloaded::WORD; } class Preloaded { const WORD = "preloaded"; }',
		/* An answer of another status has failed. */
		'prepended.php' => '<?php if (preloaded() !== "preloaded") { http_response_code(500); }',
	],
]);
?>
--EXPECT--
answers: many
flushes: many
stale: 0
failed: 0
workers that died: 0
