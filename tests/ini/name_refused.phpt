--TEST--
opcflush.name: anything else is told and leaves the default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.name', [str_repeat('x', 48), str_repeat('y', 100), 'two words', ' blog', 'a/b', 'blög', 'a,b', "a'b", '*', '%s']);
?>
--EXPECT--
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: opcflush: INI entry opcflush.name is "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": accepted are 1 to 47 letters, digits, and . _ : @ -; the default is used |
yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy: opcflush: INI entry opcflush.name is "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy": accepted are 1 to 47 letters, digits, and . _ : @ -; the default is used |
two words: opcflush: INI entry opcflush.name is "two words": accepted are 1 to 47 letters, digits, and . _ : @ -; the default is used |
 blog: opcflush: INI entry opcflush.name is " blog": accepted are 1 to 47 letters, digits, and . _ : @ -; the default is used |
a/b: opcflush: INI entry opcflush.name is "a/b": accepted are 1 to 47 letters, digits, and . _ : @ -; the default is used |
blög: opcflush: INI entry opcflush.name is "blög": accepted are 1 to 47 letters, digits, and . _ : @ -; the default is used |
a,b: opcflush: INI entry opcflush.name is "a,b": accepted are 1 to 47 letters, digits, and . _ : @ -; the default is used |
a'b: opcflush: INI entry opcflush.name is "a'b": accepted are 1 to 47 letters, digits, and . _ : @ -; the default is used |
*: opcflush: INI entry opcflush.name is "*": accepted are 1 to 47 letters, digits, and . _ : @ -; the default is used |
%s: opcflush: INI entry opcflush.name is "%s": accepted are 1 to 47 letters, digits, and . _ : @ -; the default is used |
