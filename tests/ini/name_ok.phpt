--TEST--
opcflush.name: 1 to 47 letters, digits, and . _ : @ -, or nothing
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.name', [null, '', 'x', 'blog', 'Blog_2.example:www@host-1', str_repeat('x', 47)]);
?>
--EXPECT--
(not set):
:
x: x
blog: blog
Blog_2.example:www@host-1: Blog_2.example:www@host-1
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
