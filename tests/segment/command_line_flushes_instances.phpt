--TEST--
A command line without OPcache gives orders to all instances, or by name to one, or to all of one name
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$part = $segment->site->put('part.php', '<?php return "old";');
$peers = [];
foreach (['blog', 'shop', 'shop', 'wiki'] as $name) {
	$peers[] = $segment->peer(['opcflush.name' => $name]);
}
$show = function (string $what) use ($peers, $part) {
	echo "$what: ", implode(' ', array_map(fn ($peer) => $peer->run("return include '$part';"), $peers)), "\n";
};
$show('before');
$segment->site->put('part.php', '<?php return "new";');
echo $segment->line('say(fn () => opcflush_reset("release 7", "blog"));');
$show('blog');
echo $segment->line('say(fn () => opcflush_reset(null, "shop"));');
$show('shop');
echo $segment->line('say(fn () => opcflush_reset());');
$show('all');
echo $segment->line('say(fn () => opcflush_realpath(null, "wiki"));');
echo $segment->line('foreach (opcflush_log() as $order) say(fn () => [$order["generation"], $order["order"], $order["instance"], $order["sapi"], $order["note"]]);');
echo $segment->line('say(fn () => opcflush_reset(null, "Blog")); say(fn () => opcflush_realpath(null, "")); say(opcflush_generation(...));');
?>
--EXPECT--
before: old old old old
2
blog: new old old old
4
shop: new new new old
5
all: new new new new
6
[2,"reset","blog","cli","release 7"]
[3,"reset","shop","cli",""]
[4,"reset","shop","cli",""]
[5,"reset",null,"cli",""]
[6,"realpath","wiki","cli",""]
OpcflushException: no instance is called "Blog"; there is: blog, shop, shop, wiki
OpcflushException: no instance is called ""; there is: blog, shop, shop, wiki
6
