--TEST--
opcflush_status(): the keys are the same where opcflush is inert
--INI--
opcflush.enable=0
--FILE--
<?php
echo implode(' ', array_keys(opcflush_status())), "\n";
?>
--EXPECT--
enabled generation applied signals flushes last_flush late_publishes detached waited gave_up takeovers refused without_slot scripts aliases kept_out preloaded workers opcache reasons
