--TEST--
docs/SIGNALS.md: the lines for php.ini bind each signal to its order, and the one for a site flushes that site
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';
require __DIR__ . '/readme.inc';

$names = ['blog/lib/a.php', 'my shop/a.php', 'news/a.php'];
$fpm = new Fpm(['files' => array_fill_keys($names, '<?php')]);
$own = file_get_contents($fpm->file('php.ini'));
$bind = function (string $line) use ($fpm, $own): void {
	file_put_contents($fpm->file('php.ini'), $own . str_replace('/srv', $fpm->site, $line));
	$fpm->restart();
	foreach ($fpm->status()['signals'] as ['signal' => $signal, 'order' => $order, 'bound' => $bound]) {
		echo "$signal=", str_replace($fpm->site, '/srv', $order), $bound ? '' : ' IS NOT BOUND', "\n";
	}
	echo implode("\n", preg_grep('/opcflush\.signals/', explode("\n", $fpm->said())));
};
$bind(document_block('docs/SIGNALS.md', 'ini', 'SIGRTMIN+3=compact'));
$bind(document_block('docs/SIGNALS.md', 'ini', 'opcflush.signals = "SIGUSR2=reset; SIGURG=refresh'));

array_map($fpm->get(...), $names);
preg_match('/`(kill -s .*?)`/', document_text('docs/SIGNALS.md'), $line);
/* What the shell calls so is another signal where PHP has another C library: of Debian's there, the number. */
$kill = SIGRTMIN === 34 ? $line[1] : str_replace('RTMIN+1', (string) (SIGRTMIN + 1), $line[1]);
shell_exec(preg_replace('/\$\(cat [^)]+\)/', (string) $fpm->master, $kill, -1, $count));
until(fn () => $fpm->generation() === 2, 'the signal is handled');
echo "replaced: $count; still cached: ", implode(' ', array_keys(array_filter($fpm->hits(...$names), is_int(...)))), "\n";
?>
--EXPECT--
SIGURG=reset
SIGRTMIN+1=refresh /srv/blog/
SIGRTMIN+2=invalidate /srv/{a,b}/** '/srv/my shop/'
SIGRTMIN+3=compact
SIGUSR2=realpath
SIGUSR2=reset
SIGURG=refresh
SIGRTMIN+1=invalidate /srv/blog/** '/srv/my shop/'
replaced: 1; still cached: news/a.php
