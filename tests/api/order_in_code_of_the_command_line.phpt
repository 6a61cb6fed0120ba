--TEST--
php -r: the caller of opcflush_reset() goes over to the new generation, as a script in a file does; what it includes from then on is cached
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';

$site = new Site;
$site->put('new.php', '<?php return "new";');
$code = "define('SITE', '$site->dir');\n" . <<<'PHP'
	echo include SITE . '/part.php', ', ';
	copy(SITE . '/new.php', SITE . '/part.php');
	opcflush_reset();
	echo include SITE . '/part.php', ', ', json_encode([opcflush_status()['applied'], opcflush_status()['flushes'], opcache_is_script_cached(SITE . '/part.php')]), "\n";
	PHP;
foreach ([[$site->put('script.php', "<?php $code")], ['-r', $code]] as $arguments) {
	$site->put('part.php', '<?php return "old";');
	echo run_cli($arguments, ['opcache.enable_cli' => '1']);
}
?>
--EXPECT--
old, new, [2,1,true]
old, new, [2,1,true]
