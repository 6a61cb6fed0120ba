--TEST--
Too little address space for the index of scripts: one warning, and OPcache works as without opcflush
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
if (getenv('ASAN_OPTIONS')) {
	die('skip NOT TESTED HERE: AddressSanitizer does not run where the address space is limited');
}
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';

$site = new Site;
$site->put('part.php', '<?php return "part";');
$script = $site->put('script.php', <<<'PHP'
	<?php
	echo include __DIR__ . '/part.php', ', cached: ', var_export(opcache_is_script_cached(__DIR__ . '/part.php'), true), "\n";
	echo 'generation ', opcflush_reset(), "\n";
	echo implode("\n", opcflush_status()['reasons']), "\n";
	PHP);
$limited = ['sh', '-c', 'ulimit -v 1500000; exec "$@"', 'sh', getenv('TEST_PHP_EXECUTABLE')];
$ini = ['opcache.enable_cli' => '1', 'opcache.max_accelerated_files' => '1000000'];
echo ltrim(run_php($limited, [$script], $ini, true, true, ['redirect', 1]));
?>
--EXPECT--
Warning: opcflush: no memory for the index of scripts (opcache.max_accelerated_files): orders drop realpath caches only in Unknown on line 0
part, cached: true
generation 2
no memory for the index of scripts (opcache.max_accelerated_files): orders drop realpath caches only
