--TEST--
A script that handles a bound signal itself gets it, and no order comes of it
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
pcntl_async_signals(true);
pcntl_signal(SIGURG, function () {
	echo "mine\n";
});
posix_kill(getmypid(), SIGURG);
echo 'generation: ', opcflush_generation(), "\n";
require __DIR__ . '/signals.inc';
posix_kill(getmypid(), SIGUSR2);
echo 'generation: ', opcflush_generation(), "\n";

/* One of those that PHP itself hands on. */
pcntl_signal(SIGUSR2, function () {
	echo "mine, too\n";
});
posix_kill(getmypid(), SIGUSR2);
echo 'generation: ', opcflush_generation(), "\n";
require __DIR__ . '/signals.inc';
?>
--EXPECT--
mine
generation: 1
SIGUSR2=reset
SIGURG=reset not bound
generation: 2
mine, too
generation: 2
SIGUSR2=reset not bound
SIGURG=reset not bound
