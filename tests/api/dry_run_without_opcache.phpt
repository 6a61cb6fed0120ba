--TEST--
opcflush_dry_run() where OPcache is off, and opcflush.segment is empty: there is nobody to ask; by a name, refused
--INI--
opcache.enable=1
opcache.enable_cli=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
try {
	echo json_encode([opcflush_dry_run(), opcflush_dry_run('/')]), "\n";
	opcflush_dry_run('/', 'blog');
} catch (OpcflushException $e) {
	echo $e->getMessage(), "\n";
}
?>
--EXPECT--
[[],[]]
no instance is called "blog"; there is: none
