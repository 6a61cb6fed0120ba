--TEST--
docs/TUNING.md: the lines for OPcache are taken as they stand, and its table names entries that there are
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

$lines = parse_ini_string(document_block('docs/TUNING.md', 'ini', 'memory_consumption'), scanner_mode: INI_SCANNER_RAW);
$fpm = Deploy::server(['segment' => true, 'ini' => $lines]);
file_put_contents($fpm->file('control/ini.php'), '<?php echo json_encode([ini_get_all(details: false), isset(opcache_get_status(false)["jit"])]);');
[$entries, $is_built_with_jit] = json_decode($fpm->get($fpm->file('control/ini.php')), true);
foreach ($lines as $entry => $value) {
	echo "$entry: ", $entries[$entry] === $value ? 'as it stands' : $entries[$entry], "\n";
}
echo implode(' ', $fpm->everyWorker('app/current/page.php')), "\n";

$named = readme_quoted(array_merge(
	document_table('docs/TUNING.md', 'entry', 'how much', 'why'),
	document_table('docs/TUNING.md', 'entry', 'change it where', 'to'),
), 0);
foreach ($named as $entry) {
	echo array_key_exists($entry, $entries) || $entry === 'opcache.jit' && !$is_built_with_jit ? '' : "$entry: NO SUCH ENTRY\n";
}
echo count($named), " entries named\n";

/* The metrics' keys, and those of the table, are the status's. */
$status = $fpm->status();
preg_match_all('/`([a-z_]+)(?:\.([a-z_]+))?`/', implode("\n", array_column(document_table('docs/TUNING.md', 'in `opcflush_status()`', 'means', 'do'), 0)), $keys, PREG_SET_ORDER);
foreach ($keys as $key) {
	$there = isset($key[2]) ? array_key_exists($key[2], $status[$key[1]]) : array_key_exists($key[1], $status) || array_key_exists($key[1], $status['compaction']);
	echo $there ? '' : "$key[0]: NO SUCH KEY\n";
}
echo count($keys), " keys named\n";
?>
--EXPECT--
opcache.validate_timestamps: as it stands
opcache.memory_consumption: as it stands
opcache.max_accelerated_files: as it stands
opcache.interned_strings_buffer: as it stands
realpath_cache_size: as it stands
realpath_cache_ttl: as it stands
1 1 1 1
18 entries named
12 keys named
