--TEST--
Installed: the module is loaded, has its functions, and misses nothing
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/installed.inc';

$folder = make_folder();
echo run_installed($folder, <<<'PHP'
	echo preg_match('/^\d+\.\d+\.\d+$/', phpversion('opcflush')) ? 'a version' : phpversion('opcflush'), "\n";
	echo implode("\n", array_keys((new ReflectionExtension('opcflush'))->getFunctions())), "\n";
	$status = opcflush_status();
	echo $status['enabled'] ? 'enabled' : 'not enabled', '; reasons: ', implode('; ', $status['reasons']) ?: 'none', "\n";
	PHP);
remove_folder($folder);
?>
--EXPECT--
a version
opcflush_reset
opcflush_realpath
opcflush_invalidate
opcflush_refresh
opcflush_compact
opcflush_dry_run
opcflush_generation
opcflush_wait
opcflush_log
opcflush_status
enabled; reasons: none
