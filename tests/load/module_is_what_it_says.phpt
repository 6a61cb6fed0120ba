--TEST--
The module: name, version, functions, class, INI entries, and no constant
--FILE--
<?php
$module = new ReflectionExtension('opcflush');
var_dump($module->getName(), $module->getVersion() === phpversion('opcflush'));
echo preg_match('/^\d+\.\d+\.\d+$/', $module->getVersion()) ? "a version\n" : $module->getVersion();
foreach ($module->getFunctions() as $function) {
	echo $function->getName(), '(', $function->getNumberOfParameters(), '): ', $function->getReturnType(), "\n";
}
echo implode(' ', $module->getClassNames()), "\n";
echo implode(' ', array_keys($module->getINIEntries())), "\n";
var_dump($module->getConstants(), $module->getDependencies(), $module->isPersistent());
?>
--EXPECT--
string(8) "opcflush"
bool(true)
a version
opcflush_reset(0): int
opcflush_generation(0): int
opcflush_status(0): array
OpcflushException
opcflush.enable opcflush.signals opcflush.wait_ms opcflush.restrict_api opcflush.log
array(0) {
}
array(0) {
}
bool(true)
