--TEST--
The order realpath: the next request finds a moved link anew, and cached scripts stay
--EXTENSIONS--
pcntl
posix
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';

$site = new Site;
$site->put('1/text', '1');
$site->put('2/text', '2');
$site->link('current', '1');
$site->put('part.php', '<?php return "old";');
$script = $site->put('request.php', <<<'PHP'
	<?php
	$turn = (int) @file_get_contents(__DIR__ . '/turn') + 1;
	file_put_contents(__DIR__ . '/turn', $turn);
	echo "request $turn: link to ", basename(realpath(__DIR__ . '/current')), ', script ', include __DIR__ . '/part.php', "\n";
	if ($turn === 1) {
		exec('ln -sfn 2 ' . __DIR__ . '/current');
		exec('cp ' . __DIR__ . '/new.php ' . __DIR__ . '/part.php');
	}
	if ($turn === 2) {
		posix_kill(getmypid(), SIGURG);
	}
	if ($turn === 3) {
		echo 'generation ', opcflush_generation(), ', applied ', opcflush_status()['applied'], ', flushes ', opcflush_status()['flushes'], "\n";
		posix_kill(getmypid(), SIGUSR2);
	}
	PHP);
$site->put('new.php', '<?php return "new";');
echo run_requests(4, $script, ['opcflush.signals' => 'URG=realpath; USR2=reset']);
?>
--EXPECT--
request 1: link to 1, script old
request 2: link to 1, script old
request 3: link to 2, script old
generation 2, applied 2, flushes 0
request 4: link to 2, script new
