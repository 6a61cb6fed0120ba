--TEST--
opcflush.segment_mode: anything else is told and leaves the default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.segment_mode', ['', '0', '0400', '0200', '0060', '-0600', '01600', '4660', '0680', 'rw', '0660x', '0x180', '99999999999999999999']);
?>
--EXPECT--
: opcflush: INI entry opcflush.segment_mode is "": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
0: opcflush: INI entry opcflush.segment_mode is "0": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
0400: opcflush: INI entry opcflush.segment_mode is "0400": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
0200: opcflush: INI entry opcflush.segment_mode is "0200": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
0060: opcflush: INI entry opcflush.segment_mode is "0060": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
-0600: opcflush: INI entry opcflush.segment_mode is "-0600": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
01600: opcflush: INI entry opcflush.segment_mode is "01600": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
4660: opcflush: INI entry opcflush.segment_mode is "4660": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
0680: opcflush: INI entry opcflush.segment_mode is "0680": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
rw: opcflush: INI entry opcflush.segment_mode is "rw": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
0660x: opcflush: INI entry opcflush.segment_mode is "0660x": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
0x180: opcflush: INI entry opcflush.segment_mode is "0x180": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
99999999999999999999: opcflush: INI entry opcflush.segment_mode is "99999999999999999999": accepted are octal modes from 0600 to 0777 by which the owner may read and write; the default is used | 0600
