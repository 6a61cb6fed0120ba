--TEST--
opcflush.segment: a relative path is told and leaves the default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.segment', ['segment', './segment', '../run/opcflush/segment', ' /run/opcflush/segment', str_repeat('x', 100)]);
?>
--EXPECT--
segment: opcflush: INI entry opcflush.segment is "segment": accepted is an absolute path, or nothing for no segment; the default is used | /run/opcflush/segment
./segment: opcflush: INI entry opcflush.segment is "./segment": accepted is an absolute path, or nothing for no segment; the default is used | /run/opcflush/segment
../run/opcflush/segment: opcflush: INI entry opcflush.segment is "../run/opcflush/segment": accepted is an absolute path, or nothing for no segment; the default is used | /run/opcflush/segment
 /run/opcflush/segment: opcflush: INI entry opcflush.segment is " /run/opcflush/segment": accepted is an absolute path, or nothing for no segment; the default is used | /run/opcflush/segment
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: opcflush: INI entry opcflush.segment is "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": accepted is an absolute path, or nothing for no segment; the default is used | /run/opcflush/segment
