--TEST--
The entries of compaction and of the guard cannot be set for a path or host of php.ini, nor for a pool: they hold for all of an instance
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';

$site = new Site;
$script = $site->put('script.php', '<?php echo json_encode(array_map(ini_get(...), [
	"opcflush.compact_wasted", "opcflush.compact_free", "opcflush.compact_pause", "opcflush.compact_patience", "opcflush.guard", "opcflush.guard_interval"])), "\n";');
$ini = $site->put('php.ini', <<<INI
	[PATH=$site->dir]
	opcflush.compact_wasted = 50
	opcflush.compact_free = 50
	opcflush.compact_pause = 50
	opcflush.compact_patience = 50
	opcflush.guard = 1
	opcflush.guard_interval = 50
	INI);
$command = array_diff(php_command([getenv('OPCFLUSH_PHP_PREFIX') . '/bin/php-cgi', '-q'], []), ['-n']);
$process = proc_open([...$command, '-c', $ini, '-T', '1', $script], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes, null, php_environment());
echo preg_replace('/^Content-type:.*\R\R/', '', stream_get_contents($pipes[1]));
proc_close($process);
?>
--EXPECT--
Warning: opcflush: INI entry opcflush.compact_wasted can be set in php.ini only, not for one pool or request in Unknown on line 0

Warning: opcflush: INI entry opcflush.compact_free can be set in php.ini only, not for one pool or request in Unknown on line 0

Warning: opcflush: INI entry opcflush.compact_pause can be set in php.ini only, not for one pool or request in Unknown on line 0

Warning: opcflush: INI entry opcflush.compact_patience can be set in php.ini only, not for one pool or request in Unknown on line 0

Warning: opcflush: INI entry opcflush.guard can be set in php.ini only, not for one pool or request in Unknown on line 0

Warning: opcflush: INI entry opcflush.guard_interval can be set in php.ini only, not for one pool or request in Unknown on line 0
["20","10","200","5000","0","1000"]
