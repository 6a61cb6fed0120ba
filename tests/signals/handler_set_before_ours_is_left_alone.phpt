--TEST--
A handler that was there before ours is left alone, with one warning that names it; other signals are bound
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
if (trim((string) shell_exec('command -v gcc')) === '') {
	die('skip NOT TESTED HERE: this needs gcc');
}
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';
require __DIR__ . '/../compiler.inc';

$site = new Site;
$source = $site->put('foreign.c', <<<'C'
	#include <signal.h>
	#include <unistd.h>
	void foreign_handler(int signo)
	{
		write(1, signo == SIGURG ? "foreign URG\n" : "foreign USR2\n", signo == SIGURG ? 12 : 13);
	}
	__attribute__((constructor)) static void install(void)
	{
		signal(SIGURG, foreign_handler);
		signal(SIGUSR2, foreign_handler);
	}
	C);
compile_library($source, "$site->dir/foreign.so");
$script = $site->put('script.php', <<<'PHP'
	<?php
	echo "\n";
	foreach (['USR1', 'USR2', 'URG'] as $name) {
		posix_kill(getmypid(), constant("SIG$name"));
		echo "after SIG$name: generation ", opcflush_generation(), "\n";
	}
	foreach (opcflush_status()['signals'] as $signal) {
		echo $signal['signal'], ': ', $signal['bound'] ? 'bound' : 'not bound', ', by ', $signal['blocked_by'] ?? 'nobody else', "\n";
	}
	PHP);
putenv("LD_PRELOAD=$site->dir/foreign.so");
echo run_cli([$script], ['opcflush.signals' => 'URG=reset; USR2=reset; USR1=reset']);
putenv('LD_PRELOAD');
?>
--EXPECT--
Warning: opcflush: SIGURG is handled by foreign_handler of foreign.so already and is left alone; bind another one in opcflush.signals in Unknown on line 0

Warning: opcflush: SIGUSR2 is handled by foreign_handler of foreign.so already and is left alone; bind another one in opcflush.signals in Unknown on line 0

after SIGUSR1: generation 2
foreign USR2
after SIGUSR2: generation 2
foreign URG
after SIGURG: generation 2
SIGURG: not bound, by foreign_handler of foreign.so
SIGUSR2: not bound, by foreign_handler of foreign.so
SIGUSR1: bound, by nobody else
