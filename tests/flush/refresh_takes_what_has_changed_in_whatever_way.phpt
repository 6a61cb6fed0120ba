--TEST--
opcflush_refresh(): a file that was replaced, rewritten, swapped with its folder, rolled back, deleted or turned into a link is fresh; the one beside it keeps its hits
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

const TIME = 1000000000;

$site = new Site;
$old = '<?php return "old";';
$new = '<?php return "new";';
$newer = '<?php return "two";';
/* What is done between includes; an order follows each of them. $app: the folder. */
$ways = [
	'replaced, of the same size and time' => [fn ($app) => $site->put("$app/part.php", $new, TIME)],
	'rewritten in place, of the same size and time' => [function ($app) use ($site, $new) {
		file_put_contents("$site->dir/$app/part.php", $new);
		touch("$site->dir/$app/part.php", TIME);
	}],
	'rewritten in place twice' => [
		fn ($app) => file_put_contents("$site->dir/$app/part.php", $new),
		fn ($app) => file_put_contents("$site->dir/$app/part.php", $newer),
	],
	'another size' => [fn ($app) => $site->put("$app/part.php", '<?php return "another";', TIME)],
	'swapped with its folder, and rolled back' => [
		function ($app) use ($site, $new, $old) {
			$site->put("$app.new/part.php", $new, TIME);
			$site->put("$app.new/kept.php", $old, TIME);
			rename("$site->dir/$app", "$site->dir/$app.old");
			rename("$site->dir/$app.new", "$site->dir/$app");
		},
		function ($app) use ($site) {
			rename("$site->dir/$app", "$site->dir/$app.new");
			rename("$site->dir/$app.old", "$site->dir/$app");
		},
	],
	'moved away and back with its folder' => [function ($app) use ($site) {
		rename("$site->dir/$app", "$site->dir/$app.away");
		rename("$site->dir/$app.away", "$site->dir/$app");
	}],
	'deleted' => [fn ($app) => unlink("$site->dir/$app/part.php")],
	'turned into a link' => [fn ($app) => $site->link("$app/part.php", 'other.php')],
	'moved, and a link to it in its place' => [function ($app) use ($site) {
		rename("$site->dir/$app/part.php", "$site->dir/$app/moved.php");
		$site->link("$app/part.php", 'moved.php');
	}],
	'moved with its folder, and a link to that in its place' => [function ($app) use ($site) {
		rename("$site->dir/$app", "$site->dir/$app.moved");
		$site->link($app, "$app.moved");
	}],
	'turned into a folder' => [fn ($app) => unlink("$site->dir/$app/part.php") && mkdir("$site->dir/$app/part.php")],
	'not touched' => [fn () => null],
];
$apps = [];
foreach ($ways as $way => $changes) {
	$apps[$way] = $app = 'app' . count($apps);
	foreach (['part', 'kept', 'other'] as $name) {
		$site->put("$app/$name.php", $name === 'other' ? '<?php return "oth";' : $old, TIME);
	}
}
settle();
foreach ($ways as $way => $changes) {
	$part = "$site->dir/$apps[$way]/part.php";
	$kept = "$site->dir/$apps[$way]/kept.php";
	read(3, $part, $kept, "$site->dir/$apps[$way]/other.php");
	echo "$way:";
	foreach ($changes as $change) {
		$change($apps[$way]);
		clearstatcache();
		settle();
		echo ' stale ', include $part;
		opcflush_refresh("$site->dir/$apps[$way]/");
		echo ', ', str_replace('looked at 3, ', '', last_flush()), ', ', json_encode(cached("$site->dir/$apps[$way]")), ', now ', @include $part, ';';
		read(1, $kept);
	}
	echo "\n";
}
?>
--EXPECT--
replaced, of the same size and time: stale old, invalidated 1, kept 2, {"kept.php":2,"other.php":2}, now new;
rewritten in place, of the same size and time: stale old, invalidated 1, kept 2, {"kept.php":2,"other.php":2}, now new;
rewritten in place twice: stale old, invalidated 1, kept 2, {"kept.php":2,"other.php":2}, now new; stale new, invalidated 1, kept 2, {"kept.php":3,"other.php":2}, now two;
another size: stale old, invalidated 1, kept 2, {"kept.php":2,"other.php":2}, now another;
swapped with its folder, and rolled back: stale old, invalidated 3, kept 0, [], now new; stale new, looked at 2, invalidated 2, kept 0, [], now old;
moved away and back with its folder: stale old, invalidated 0, kept 3, {"kept.php":2,"other.php":2,"part.php":3}, now old;
deleted: stale old, invalidated 1, kept 2, {"kept.php":2,"other.php":2}, now ;
turned into a link: stale old, invalidated 1, kept 2, {"kept.php":2,"other.php":2}, now oth;
moved, and a link to it in its place: stale old, invalidated 1, kept 2, {"kept.php":2,"other.php":2}, now old;
moved with its folder, and a link to that in its place: stale old, invalidated 3, kept 0, [], now old;
turned into a folder: stale old, invalidated 1, kept 2, {"kept.php":2,"other.php":2}, now ;
not touched: stale old, invalidated 0, kept 3, {"kept.php":2,"other.php":2,"part.php":3}, now old;
