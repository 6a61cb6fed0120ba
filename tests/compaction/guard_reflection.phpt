--TEST--
opcflush.guard=1: opcache_reset() has the same signature and belongs to the same extension
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/same.inc';

same_with_the_guard('
	$function = new ReflectionFunction("opcache_reset");
	echo $function;
	var_dump($function->getExtensionName(), $function->isInternal(), $function->isDisabled(), (string) $function->getReturnType(), $function->getNumberOfParameters(), $function->isDeprecated());
	var_dump(in_array("opcache_reset", get_extension_funcs("Zend OPcache"), true), in_array("opcache_reset", get_defined_functions()["internal"], true), is_callable("opcache_reset"));
', ['error_reporting' => (string) (E_ALL & ~E_DEPRECATED)]);
?>
--EXPECTF--
Function [ <internal:Zend OPcache> function opcache_reset ] {

  - Parameters [0] {
  }
  - Return [ bool ]
}
string(12) "Zend OPcache"
bool(true)
bool(false)
string(4) "bool"
int(0)
bool(false)
bool(true)
bool(true)
bool(true)
the same with the guard
