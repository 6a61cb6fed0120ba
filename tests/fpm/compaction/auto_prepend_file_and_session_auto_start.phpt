--TEST--
auto_prepend_file and session.auto_start, which run before the script does: right across compactions
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/again.inc';

$fpm = compacting([
	'workers' => 3,
	'ini' => [
		'auto_prepend_file' => '{dir}/site/prepend.php', 'auto_append_file' => '{dir}/site/append.php', 'session.auto_start' => '1',
		'session.save_path' => '{dir}/sessions', 'session.name' => 'named_by_php_ini', 'session.serialize_handler' => 'php_serialize',
	] + COMPACT_SOON,
	'files' => [
		'prepend.php' => '<?php if ($_SERVER["SCRIPT_NAME"] !== "/page.php") { return; } class Prepended implements JsonSerializable { function jsonSerialize(): mixed { return "prepended"; } } $_SESSION["by_prepend"] = "kept";',
		'page.php' => '<?php echo json_encode([new Prepended, session_status(), session_name(), $_SESSION["by_prepend"]]);',
		'append.php' => '<?php echo $_SERVER["SCRIPT_NAME"] === "/page.php" ? "appended" : "";',
		'../sessions/placeholder' => '',
	],
]);
chmod($fpm->file('sessions'), 0777);
compact_under($fpm, 'page.php', '["prepended",2,"named_by_php_ini","kept"]appended');
?>
--EXPECT--
compactions: many, failed: 0, deaths: 0
