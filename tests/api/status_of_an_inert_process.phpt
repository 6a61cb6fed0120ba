--TEST--
opcflush_status(): the keys are the same where opcflush is inert; it knows of no instance, order or slot
--INI--
opcflush.enable=0
opcflush.segment=
--FILE--
<?php
echo implode(' ', array_keys(opcflush_status())), "\n";
$status = opcflush_status(true);
var_dump($status['generation'], $status['applied'], $status['name'], $status['segment']['state'], $status['instances'], $status['orders'], $status['slots']);
?>
--EXPECT--
enabled generation applied signals flushes last_flush late_publishes detached waited gave_up takeovers refused without_slot scripts aliases kept_out preloaded workers compaction guard name segment instances orders opcache reasons
int(0)
int(0)
NULL
string(4) "none"
array(0) {
}
array(0) {
}
array(0) {
}
