--TEST--
opcflush.signals_scope: anything else is told and leaves the default
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/entries.inc';

show_values('opcflush.signals_scope', ['', 'all', 'Segment', 'segment ', '1']);
?>
--EXPECT--
: opcflush: INI entry opcflush.signals_scope is "": accepted are "instance" and "segment"; the default is used | instance
all: opcflush: INI entry opcflush.signals_scope is "all": accepted are "instance" and "segment"; the default is used | instance
Segment: opcflush: INI entry opcflush.signals_scope is "Segment": accepted are "instance" and "segment"; the default is used | instance
segment : opcflush: INI entry opcflush.signals_scope is "segment ": accepted are "instance" and "segment"; the default is used | instance
1: opcflush: INI entry opcflush.signals_scope is "1": accepted are "instance" and "segment"; the default is used | instance
