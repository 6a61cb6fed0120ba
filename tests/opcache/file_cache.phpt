--TEST--
opcache.file_cache: copies in files are stale neither here nor for the next process
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
mkdir("$site->dir/cache");
$part = $site->put('part.php', '<?php return "old";');
$site->put('new.php', '<?php return "new";');
$reader = $site->put('reader.php', '<?php echo include __DIR__ . "/part.php", "\n";');
$script = $site->put('script.php', <<<'PHP'
	<?php
	echo include __DIR__ . '/part.php', "\n";
	copy(__DIR__ . '/new.php', __DIR__ . '/part.php');
	echo 'not ordered: ', include __DIR__ . '/part.php', "\n";
	if ($argv[1] === 'reset') {
		opcflush_reset();
		echo 'ordered: ', include __DIR__ . '/part.php', "\n";
	}
	PHP);
$ini = ['opcache.enable_cli' => '1', 'opcache.file_cache' => "$site->dir/cache"];
echo run_cli([$script, 'no reset'], $ini);
echo 'next process: ', run_cli([$reader], $ini);
echo run_cli([$script, 'reset'], $ini);
echo 'next process: ', run_cli([$reader], $ini);
?>
--EXPECT--
old
not ordered: old
next process: old
old
not ordered: old
ordered: new
next process: new
