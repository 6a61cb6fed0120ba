--TEST--
opcflush_invalidate() of one site: the scripts of the other one keep their entries and their hits, and are not compiled again
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
foreach (['blog', 'blog2', 'shop'] as $name) {
	read(4, $site->put("$name/1.php", '<?php return "old";'), $site->put("$name/2.php", '<?php return "old";'));
}
$show = fn (string $what) => print("$what: " . json_encode(cached($site->dir), JSON_UNESCAPED_SLASHES) . "\n");
$show('before');
foreach (['blog', 'blog2', 'shop'] as $name) {
	$site->put("$name/1.php", '<?php return "new";');
}
opcflush_invalidate("$site->dir/blog/**");
$show('after');
echo last_flush(), "\n";
echo 'blog ', include "$site->dir/blog/1.php", ', blog2 ', include "$site->dir/blog2/1.php", ', shop ', include "$site->dir/shop/1.php", "\n";
$show('and read again');
?>
--EXPECT--
before: {"blog/1.php":3,"blog/2.php":3,"blog2/1.php":3,"blog2/2.php":3,"shop/1.php":3,"shop/2.php":3}
after: {"blog2/1.php":3,"blog2/2.php":3,"shop/1.php":3,"shop/2.php":3}
looked at 2, invalidated 2, kept 0
blog new, blog2 old, shop old
and read again: {"blog/1.php":0,"blog2/1.php":4,"blog2/2.php":3,"shop/1.php":4,"shop/2.php":3}
