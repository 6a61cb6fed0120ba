--TEST--
With OPcache off: refresh and invalidate raise the generation and drop the realpath cache; there is nothing to look at
--INI--
opcache.enable=1
opcache.enable_cli=0
opcflush.log=0
realpath_cache_ttl=600
opcflush.segment=
--FILE--
<?php
foreach ([fn () => opcflush_refresh(), fn () => opcflush_invalidate('/srv/'), fn () => opcflush_refresh('/srv/*.php')] as $order) {
	realpath(__FILE__);
	echo realpath_cache_size() > 0 ? 'some' : 'none', ', generation ', $order(), ', ', realpath_cache_size(), "\n";
}
echo json_encode(array_column(opcflush_log(), 'order'), JSON_UNESCAPED_SLASHES), ' ', opcflush_status()['flushes'], ' ', json_encode(opcflush_status()['last_flush']), "\n";
?>
--EXPECT--
some, generation 2, 0
some, generation 3, 0
some, generation 4, 0
["refresh","invalidate /srv/","refresh /srv/*.php"] 0 null
