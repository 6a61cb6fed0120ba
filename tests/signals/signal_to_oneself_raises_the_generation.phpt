--TEST--
Every signal that is handled raises the generation by one, a volley of them one by one
--EXTENSIONS--
posix
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
echo opcflush_generation(), "\n";
posix_kill(getmypid(), SIGUSR2);
echo opcflush_generation(), "\n";
posix_kill(getmypid(), SIGURG);
echo opcflush_generation(), "\n";
for ($i = 0; $i < 100; $i++) {
	posix_kill(getmypid(), $i % 2 ? SIGUSR2 : SIGURG);
}
echo opcflush_generation(), "\n";
echo 'flushed meanwhile: ', opcflush_status()['flushes'], "\n";
opcflush_reset();
echo 'flushed for all of them: ', opcflush_status()['flushes'], "\n";
?>
--EXPECT--
1
2
3
103
flushed meanwhile: 0
flushed for all of them: 1
