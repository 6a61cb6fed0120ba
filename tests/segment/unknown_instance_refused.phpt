--TEST--
An instance that there is not: the names that there are; no order comes of it
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$segment->instance('', ['opcflush.name' => 'gone']);
$call = 'say(fn () => opcflush_reset("note", "gone")); say(opcflush_generation(...));';
echo $segment->line($call);
$blog = $segment->peer(['opcflush.name' => 'blog']);
$shop = $segment->peer(['opcflush.name' => 'shop']);
echo $segment->line($call), $segment->line('say(fn () => opcflush_realpath(null, str_repeat("x", 100)));');
$blog->end(kill: true);
echo $segment->line($call), $shop->run('return opcflush_reset(null, "blog");'), "\n";
?>
--EXPECT--
OpcflushException: no instance is called "gone"; there is: none
1
OpcflushException: no instance is called "gone"; there is: blog, shop
1
OpcflushException: no instance is called "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; there is: blog, shop
OpcflushException: no instance is called "gone"; there is: shop
1
OpcflushException: no instance is called "blog"; there is: shop
