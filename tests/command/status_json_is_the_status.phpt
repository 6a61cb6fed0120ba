--TEST--
opcflush status --json: what opcflush_status() returns, also where there is no segment
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$pid = $command->instance('blog');
$command->run(['reset']);

$keys = array_keys(opcflush_status());
foreach ([[], ['--workers']] as $more) {
	[$exit, $json] = explode("\n", $command->run(['status', '--json', ...$more]), 2);
	$status = json_decode($json, true, flags: JSON_THROW_ON_ERROR);
	var_dump($exit, array_diff($keys, array_keys($status)), array_values(array_diff(array_keys($status), $keys)));
}
var_dump($status['segment'], $status['generation'], $status['name']);
var_dump($status['instances'][0]['name'], $status['instances'][0]['pid'] === $pid, $status['slots'][0]['pid'] === $pid);

$command->sandbox->stop($pid);
[$exit, $json] = explode("\n", $command->run(['status', '--json']), 2);
var_dump($exit, json_decode(strstr($json, "\n}", true) . '}', true)['instances'], substr(strstr($json, "\n}"), 3));

unlink($command->segment);
[$exit, $json] = explode("\n", $command->run(['status', '--json']), 2);
var_dump($exit, json_decode(strstr($json, "\n}", true) . '}', true)['segment']['state'], substr(strstr($json, "\n}"), 3));
?>
--EXPECT--
string(1) "0"
array(0) {
}
array(0) {
}
string(1) "0"
array(0) {
}
array(1) {
  [0]=>
  string(5) "slots"
}
array(4) {
  ["state"]=>
  string(8) "attached"
  ["path"]=>
  string(7) "SEGMENT"
  ["reason"]=>
  NULL
  ["writable"]=>
  bool(true)
}
int(2)
NULL
string(4) "blog"
bool(true)
bool(true)
string(1) "4"
array(0) {
}
string(45) "opcflush: no instance is attached to SEGMENT
"
string(1) "3"
string(6) "absent"
string(79) "opcflush: no segment: there is no SEGMENT; an instance makes it when it starts
"
