--TEST--
README.md: the php.ini line loads opcflush, and the functions' and settings' tables are complete
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/readme.inc';

[$name, $value] = explode('=', trim(readme_block('ini', 'extension=')));
$ini = [$name => $value, 'extension_dir' => dirname(getenv('OPCFLUSH_SO'))];
if (dirname(getenv('OPCFLUSH_SO')) . '/opcflush.so' !== getenv('OPCFLUSH_SO')) {
	echo "the library is not called opcflush.so\n";
}
echo run_cli(['-r', 'echo implode(" ", get_extension_funcs("opcflush")), "\n";'], $ini, opcflush: false);

$text = readme_text();
foreach (ini_get_all('opcflush') as $entry => $value) {
	$default = $value['global_value'] === '' ? 'empty' : '`' . (str_contains($value['global_value'], ';') ? "\"{$value['global_value']}\"" : $value['global_value']) . '`';
	echo $entry, str_contains($text, "| `$entry` | $default |") ? ': told with its default' : ': NOT TOLD', "\n";
}
foreach ((new ReflectionExtension('opcflush'))->getFunctions() as $function) {
	$signature = $function->getName() . '(): ' . $function->getReturnType();
	echo $signature, str_contains($text, "| `$signature` |") ? ': told' : ': NOT TOLD', "\n";
}
?>
--EXPECT--
opcflush_reset opcflush_generation opcflush_status
opcflush.enable: told with its default
opcflush.log: told with its default
opcflush.restrict_api: told with its default
opcflush.signals: told with its default
opcflush.wait_ms: told with its default
opcflush_reset(): int: told
opcflush_generation(): int: told
opcflush_status(): array: told
