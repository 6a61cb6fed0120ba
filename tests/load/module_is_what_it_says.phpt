--TEST--
The module: name, version, functions, class, INI entries, and no constant
--FILE--
<?php
$module = new ReflectionExtension('opcflush');
var_dump($module->getName(), $module->getVersion() === phpversion('opcflush'));
echo preg_match('/^\d+\.\d+\.\d+$/', $module->getVersion()) ? "a version\n" : $module->getVersion();
foreach ($module->getFunctions() as $function) {
	$parameters = array_map(fn ($parameter) => $parameter->getType() . ' $' . $parameter->getName()
		. ($parameter->isOptional() ? ' = ' . var_export($parameter->getDefaultValue(), true) : ''), $function->getParameters());
	echo $function->getName(), '(', implode(', ', $parameters), '): ', $function->getReturnType(), "\n";
}
echo implode(' ', $module->getClassNames()), "\n";
echo implode(' ', array_keys($module->getINIEntries())), "\n";
var_dump($module->getConstants(), $module->getDependencies(), $module->isPersistent());
?>
--EXPECT--
string(8) "opcflush"
bool(true)
a version
opcflush_reset(?string $note = NULL, ?string $instance = NULL): int
opcflush_realpath(?string $note = NULL, ?string $instance = NULL): int
opcflush_invalidate(array|string $selectors, ?string $note = NULL, ?string $instance = NULL, ?string $base = NULL): int
opcflush_refresh(array|string $selectors = array (
), ?string $note = NULL, ?string $instance = NULL, ?string $base = NULL): int
opcflush_compact(?string $note = NULL, ?string $instance = NULL): int
opcflush_dry_run(array|string $selectors = array (
), ?string $instance = NULL, ?string $base = NULL, float $timeout = 5.0): array
opcflush_generation(): int
opcflush_wait(int $generation, float $timeout = 30.0): bool
opcflush_log(): array
opcflush_status(bool $workers = false): array
OpcflushException
opcflush.enable opcflush.signals opcflush.wait_ms opcflush.restrict_api opcflush.segment opcflush.segment_mode opcflush.segment_group opcflush.name opcflush.signals_scope opcflush.apcu opcflush.compact_wasted opcflush.compact_free opcflush.compact_pause opcflush.compact_patience opcflush.guard opcflush.guard_interval opcflush.log
array(0) {
}
array(0) {
}
bool(true)
