--TEST--
Without a segment: the own name is the only one there is; an order to it is the instance's own
--INI--
opcache.enable=1
opcache.enable_cli=1
opcflush.log=0
opcflush.segment=
opcflush.name=blog
--FILE--
<?php
foreach (['shop', '', 'Blog', "blog\0"] as $name) {
	foreach ([opcflush_reset(...), fn (...$a) => opcflush_invalidate('/', ...$a), fn (...$a) => opcflush_refresh([], ...$a)] as $call) {
		try {
			echo $call(null, $name), "\n";
		} catch (OpcflushException $e) {
			echo $e->getMessage(), "\n";
		}
	}
}
echo opcflush_generation(), ' ', opcflush_reset(null, 'blog'), ' ', opcflush_realpath(instance: 'blog'), ' ', opcflush_invalidate('/nothing', instance: 'blog'), ' ', opcflush_refresh(instance: 'blog'), ' ',
	opcflush_status()['applied'], "\n";
?>
--EXPECT--
no instance is called "shop"; there is: blog
no instance is called "shop"; there is: blog
no instance is called "shop"; there is: blog
no instance is called ""; there is: blog
no instance is called ""; there is: blog
no instance is called ""; there is: blog
no instance is called "Blog"; there is: blog
no instance is called "Blog"; there is: blog
no instance is called "Blog"; there is: blog
no instance is called "blog"; there is: blog
no instance is called "blog"; there is: blog
no instance is called "blog"; there is: blog
1 2 3 4 5 5
