--TEST--
Manifest: one that is missing, or is no regular file, is refused with its path, at once; a link to a regular file is none of this
--EXTENSIONS--
posix
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/manifest.inc';

$site = new Site;
cache_scripts($site, 'a.php');
posix_mkfifo("$site->dir/pipe", 0600);
$socket = stream_socket_server("unix://$site->dir/socket");
$site->link('loop', 'loop');
$site->link('to-pipe', 'pipe');
$site->link('to-nowhere', 'nowhere');
foreach (['nowhere', 'a.php/x', 'pipe', 'to-pipe', 'socket', 'to-nowhere', 'loop', "odd\xff", str_repeat('x', 300)] as $name) {
	echo order_by($site, "$site->dir/$name"), "\n";
}
echo order_by($site, $site->dir), "\n";
echo order_by($site, '/dev/zero'), "\n";
echo 'grows while it is read: ', order_by($site, '/proc/self/status'), "\n";
echo 'generation ', opcflush_generation(), ': ', cached($site, 'a.php'), "\n";
file_put_contents("$site->dir/list", "$site->dir/a.php\n");
$site->link('to-list', 'list');
echo order_by($site, "$site->dir/to-list"), ': ', cached($site, 'a.php'), "\n";
?>
--EXPECTF--
manifest SITE/nowhere: cannot be opened: No such file or directory
manifest SITE/a.php/x: cannot be opened: Not a directory
manifest SITE/pipe: is a pipe, and a regular file is expected
manifest SITE/to-pipe: is a pipe, and a regular file is expected
manifest SITE/socket: is a socket, and a regular file is expected
manifest SITE/to-nowhere: cannot be opened: No such file or directory
manifest SITE/loop: cannot be opened: %r(Too many .*|Symbolic link loop)%r
manifest SITE/odd\xff: cannot be opened: No such file or directory
manifest SITE/%rx+%r...: cannot be opened: %rFile ?name%r too long
manifest SITE: is a directory, and a regular file is expected
manifest /dev/zero: is a device, and a regular file is expected
grows while it is read: manifest /proc/self/status: has grown while it was read, and one that is complete is expected
generation 1: a.php
generation 2: none
