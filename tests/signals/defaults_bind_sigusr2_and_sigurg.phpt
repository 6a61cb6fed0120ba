--TEST--
opcflush.signals: by default SIGUSR2 and SIGURG order a reset
--INI--
opcflush.segment=
--FILE--
<?php
foreach (opcflush_status()['signals'] as $signal) {
	var_dump($signal);
}
?>
--EXPECT--
array(4) {
  ["signal"]=>
  string(7) "SIGUSR2"
  ["order"]=>
  string(5) "reset"
  ["bound"]=>
  bool(true)
  ["blocked_by"]=>
  NULL
}
array(4) {
  ["signal"]=>
  string(6) "SIGURG"
  ["order"]=>
  string(5) "reset"
  ["bound"]=>
  bool(true)
  ["blocked_by"]=>
  NULL
}
