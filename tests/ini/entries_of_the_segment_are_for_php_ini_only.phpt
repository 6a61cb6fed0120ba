--TEST--
The entries of the segment cannot be set for a path or host of php.ini, nor for a pool: they are read once, at startup
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
	"opcflush.segment", "opcflush.segment_mode", "opcflush.segment_group", "opcflush.name", "opcflush.signals_scope"]), JSON_UNESCAPED_SLASHES), "\n";');
$ini = $site->put('php.ini', <<<INI
	[PATH=$site->dir]
	opcflush.segment = $site->dir/segment
	opcflush.segment_mode = 0666
	opcflush.segment_group = 0
	opcflush.name = blog
	opcflush.signals_scope = segment
	INI);
$command = array_diff(php_command([getenv('OPCFLUSH_PHP_PREFIX') . '/bin/php-cgi', '-q'], []), ['-n']);
$process = proc_open([...$command, '-c', $ini, '-T', '1', $script], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes, null, php_environment());
echo preg_replace('/^Content-type:.*\R\R/', '', stream_get_contents($pipes[1]));
proc_close($process);
var_dump(file_exists("$site->dir/segment"));
?>
--EXPECT--
Warning: opcflush: INI entry opcflush.segment can be set in php.ini only, not for one pool or request in Unknown on line 0

Warning: opcflush: INI entry opcflush.segment_mode can be set in php.ini only, not for one pool or request in Unknown on line 0

Warning: opcflush: INI entry opcflush.segment_group can be set in php.ini only, not for one pool or request in Unknown on line 0

Warning: opcflush: INI entry opcflush.name can be set in php.ini only, not for one pool or request in Unknown on line 0

Warning: opcflush: INI entry opcflush.signals_scope can be set in php.ini only, not for one pool or request in Unknown on line 0
["","0600","","","instance"]
bool(false)
