--TEST--
php -m lists opcflush as a module; one extension line is enough
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';

[$modules, $extensions] = explode('[Zend Modules]', run_cli(['-m']));
echo substr_count($modules, "opcflush\n"), "\n";
foreach ([true, false] as $opcache) {
	echo run_cli(['-r', 'var_dump(extension_loaded("opcflush"));'], opcache: $opcache);
}
?>
--EXPECT--
1
bool(true)
bool(true)
