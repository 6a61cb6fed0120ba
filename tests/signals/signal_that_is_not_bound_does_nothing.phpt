--TEST--
A signal that opcflush.signals does not name does nothing
--EXTENSIONS--
posix
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.signals="WINCH=reset"
opcflush.segment=
--FILE--
<?php
posix_kill(getmypid(), SIGURG);
echo opcflush_generation(), "\n";
posix_kill(getmypid(), SIGWINCH);
echo opcflush_generation(), "\n";
?>
--EXPECT--
1
2
