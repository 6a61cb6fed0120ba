--TEST--
README.md: the php.ini line loads opcflush, and the tables of settings and functions tell of what there is, and of nothing else
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

/* As they are with nothing but that line. */
$settings = json_decode(run_cli(['-r', 'echo json_encode(array_map(fn ($entry) => $entry["global_value"], ini_get_all("opcflush")));'], $ini, opcflush: false), true);
$told = array_column(readme_table('entry', 'default', 'meaning'), 1, 0);
foreach ($settings as $entry => $value) {
	$default = $value === '' ? 'empty' : '`' . (str_contains($value, ';') ? "\"$value\"" : $value) . '`';
	echo $entry, ($told["`$entry`"] ?? null) === $default ? ': told with its default' : ': NOT TOLD', "\n";
	unset($told["`$entry`"]);
}
echo 'told, and not there: ', implode(' ', array_keys($told)) ?: 'none', "\n";

$told = array_column(readme_table('function', 'returns'), 1, 0);
foreach ((new ReflectionExtension('opcflush'))->getFunctions() as $function) {
	$parameters = array_map(function (ReflectionParameter $parameter): string {
		$value = $parameter->isOptional() ? $parameter->getDefaultValue() : null;
		$default = $parameter->isOptional() ? ' = ' . ($value === [] ? '[]' : str_replace('NULL', 'null', var_export($value, true))) : '';
		return "{$parameter->getType()} \${$parameter->getName()}$default";
	}, $function->getParameters());
	$signature = $function->getName() . '(' . implode(', ', $parameters) . '): ' . $function->getReturnType();
	echo $signature, isset($told["`$signature`"]) ? ': told' : ': NOT TOLD', "\n";
	unset($told["`$signature`"]);
}
echo 'told, and not there: ', implode(' ', array_keys($told)) ?: 'none', "\n";
?>
--EXPECT--
opcflush_reset opcflush_realpath opcflush_invalidate opcflush_refresh opcflush_compact opcflush_dry_run opcflush_generation opcflush_wait opcflush_log opcflush_status
opcflush.apcu: told with its default
opcflush.compact_free: told with its default
opcflush.compact_patience: told with its default
opcflush.compact_pause: told with its default
opcflush.compact_wasted: told with its default
opcflush.enable: told with its default
opcflush.guard: told with its default
opcflush.guard_interval: told with its default
opcflush.log: told with its default
opcflush.name: told with its default
opcflush.restrict_api: told with its default
opcflush.segment: told with its default
opcflush.segment_group: told with its default
opcflush.segment_mode: told with its default
opcflush.signals: told with its default
opcflush.signals_scope: told with its default
opcflush.wait_ms: told with its default
told, and not there: none
opcflush_reset(?string $note = null, ?string $instance = null): int: told
opcflush_realpath(?string $note = null, ?string $instance = null): int: told
opcflush_invalidate(array|string $selectors, ?string $note = null, ?string $instance = null, ?string $base = null): int: told
opcflush_refresh(array|string $selectors = [], ?string $note = null, ?string $instance = null, ?string $base = null): int: told
opcflush_compact(?string $note = null, ?string $instance = null): int: told
opcflush_dry_run(array|string $selectors = [], ?string $instance = null, ?string $base = null, float $timeout = 5.0): array: told
opcflush_generation(): int: told
opcflush_wait(int $generation, float $timeout = 30.0): bool: told
opcflush_log(): array: told
opcflush_status(bool $workers = false): array: told
told, and not there: none
