--TEST--
php --ri opcflush: the segment, its instances and orders, and the entries
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';

$segment = new Segment;
$peer = $segment->peer(['opcflush.name' => 'blog']);
$peer->run('opcflush_reset("release 7");');
$ini = ['opcflush.segment' => $segment->path, 'opcflush.segment_mode' => '0640', 'opcflush.segment_group' => '0', 'opcflush.name' => 'shop', 'opcflush.signals_scope' => 'segment'];
foreach (explode("\n", $segment->sort_out(run_cli(['--ri', 'opcflush'], $ini))) as $line) {
	if (preg_match('/^(name|segment|instances 1 (name|pid|own)|orders 1 (order|by|note|pid)|opcflush\.(name|seg|signals_s))/', $line)) {
		echo preg_replace("/\\b$peer->pid\\b/", 'PID', $line), "\n";
	}
}
?>
--EXPECT--
name => none
segment state => attached
segment path => PATH
segment reason => none
segment writable => yes
instances 1 name => blog
instances 1 pid => PID
instances 1 own => no
orders 1 order => reset
orders 1 pid => PID
orders 1 by => opcflush_reset() in TESTS/peer.inc(7) : eval()'d code on line 1
orders 1 note => release 7
opcflush.segment => PATH => PATH
opcflush.segment_mode => 0640 => 0640
opcflush.segment_group => 0 => 0
opcflush.name => shop => shop
opcflush.signals_scope => segment => segment
