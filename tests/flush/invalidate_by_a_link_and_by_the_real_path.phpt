--TEST--
opcflush_invalidate(): a script that was reached through a link goes by that name, by its real path, and by the folder that the link leads to now
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
realpath_cache_ttl=600
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../cache.inc';

$site = new Site;
$put = fn (string $name) => $site->put($name, "<?php return '$name';");
$put('releases/1/part.php');
$put('releases/1/lib/part.php');
$put('releases/2/part.php');
$put('other/part.php');
$put('real.php');
$site->link('link.php', 'real.php');
$site->link('unread.php', 'real.php');
$read = function (string $current) use ($site) {
	$site->link('current', "releases/$current");
	opcflush_invalidate("$site->dir/");
	foreach (['current/part.php', 'current/lib/part.php', 'other/part.php', 'link.php'] as $name) {
		@include "$site->dir/$name";
	}
};
$show = function (string $selector) use ($site) {
	$before = array_keys(cached($site->dir));
	opcflush_invalidate("$site->dir/$selector");
	echo '  ', $selector, ': ', implode(' ', array_diff($before, array_keys(cached($site->dir)))) ?: '-', "\n";
};
echo "current is 1:\n";
foreach (['current/', 'current/**', 'current/part.php', 'current', 'curr*/part.php', 'releases/1/', 'releases/*/part.php', 'releases/2/', 'link.php', 'real.php', '{link,other}.php'] as $selector) {
	$read('1');
	$show($selector);
}
echo "current was 1 and is 2:\n";
foreach (['current/', 'current/part.php', 'releases/1/', 'releases/2/'] as $selector) {
	$read('1');
	include "$site->dir/releases/2/part.php";
	$site->link('current', 'releases/2');
	$show($selector);
}
echo "reached by the real path alone:\n";
foreach (['current/', 'current/**/part.php', 'current/lib/*', 'current/lib/part.php', 'unread.php', 'unrea?.php'] as $selector) {
	opcflush_invalidate("$site->dir/");
	$site->link('current', 'releases/1');
	include "$site->dir/releases/1/lib/part.php";
	include "$site->dir/releases/2/part.php";
	include "$site->dir/real.php";
	$show($selector);
}
?>
--EXPECT--
current is 1:
  current/: releases/1/lib/part.php releases/1/part.php
  current/**: releases/1/lib/part.php releases/1/part.php
  current/part.php: releases/1/part.php
  current: -
  curr*/part.php: releases/1/part.php
  releases/1/: releases/1/lib/part.php releases/1/part.php
  releases/*/part.php: releases/1/part.php
  releases/2/: -
  link.php: real.php
  real.php: real.php
  {link,other}.php: real.php
current was 1 and is 2:
  current/: releases/1/lib/part.php releases/1/part.php releases/2/part.php
  current/part.php: releases/1/part.php releases/2/part.php
  releases/1/: releases/1/lib/part.php releases/1/part.php
  releases/2/: releases/2/part.php
reached by the real path alone:
  current/: releases/1/lib/part.php
  current/**/part.php: releases/1/lib/part.php
  current/lib/*: releases/1/lib/part.php
  current/lib/part.php: releases/1/lib/part.php
  unread.php: real.php
  unrea?.php: -
