--TEST--
opcflush_log(): an order for an instance that has ended is not shown as one for its successor
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$blog = $segment->peer(['opcflush.name' => 'blog']);
$names = fn () => $segment->line('say(fn () => array_column(opcflush_log(), "instance"));');
$segment->line('opcflush_reset(); opcflush_reset(null, "blog");');
/* A signal handler has no name to give: it is looked up as long as the instance is there. */
$blog->run('posix_kill(getmypid(), 23);');
echo $names();
$blog->end();
echo $names();
$shop = $segment->peer(['opcflush.name' => 'shop']);
$segment->line('opcflush_reset(null, "shop");');
$shop->run('posix_kill(getmypid(), 23);');
echo $names();
?>
--EXPECT--
[null,"blog","blog"]
[null,"blog","?"]
[null,"blog","?","shop","shop"]
