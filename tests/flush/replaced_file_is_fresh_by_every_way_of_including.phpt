--TEST--
A replaced file is stale until opcflush_reset(), and fresh after it, by include, include_once, require and require_once
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

$site = new Site;
$parts = [];
for ($i = 0; $i < 4; $i++) {
	$parts[] = $site->put("$i.php", '<?php return "old";');
	opcache_compile_file($parts[$i]);
	$site->put("$i.php", '<?php return "new";');
}
echo 'not ordered: ', include $parts[0], "\n";
opcflush_reset();
echo 'ordered: ', include $parts[0], ' ', include_once $parts[1], ' ', require $parts[2], ' ', require_once $parts[3], "\n";
var_dump(array_map('opcache_is_script_cached', $parts));
$status = opcflush_status();
echo 'detached ', $status['detached'], ', OPcache ', $status['opcache']['enabled'] ? 'on' : 'off', "\n";
?>
--EXPECT--
not ordered: old
ordered: new new new new
array(4) {
  [0]=>
  bool(true)
  [1]=>
  bool(true)
  [2]=>
  bool(true)
  [3]=>
  bool(true)
}
detached 0, OPcache on
