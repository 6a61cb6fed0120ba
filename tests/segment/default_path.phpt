--TEST--
The default path: made by an instance that may; silent where it may not, a warning where something is wrong
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
skip_without_nobody();
exec('unshare -m mount -t tmpfs none /run 2>&1', $said, $status);
if ($status !== 0) {
	die('skip NOT TESTED HERE: no namespace with a /run of its own: ' . implode(' ', $said));
}
?>
--FILE--
<?php
require __DIR__ . '/segment.inc';
require __DIR__ . '/nobody.inc';

$segment = new Segment;
$start = function (string $what, string $prepare, array $ini = [], bool $as_nobody = false) use ($segment) {
	$as = ['unshare', '-m', 'sh', '-c', "mount -t tmpfs -o mode=755 none /run && $prepare && exec \"\$@\"", 'sh', ...($as_nobody ? as_nobody() : [])];
	$code = 'clearstatcache(); echo opcflush_status()["segment"]["state"], ", ", is_file("/run/opcflush/segment")
		? substr(decoct(fileperms("/run/opcflush")), -4) . " " . substr(decoct(fileperms("/run/opcflush/segment")), -4) : "no file", "\n";';
	echo $what, ': ', preg_replace('/and \d+ are/', 'and N are', ltrim($segment->instance($code, ['opcflush.segment' => null] + $ini, $as)));
};
$start('root', ':');
$start('root, a mode', ':', ['opcflush.segment_mode' => '0660']);
$start('nobody', ':', as_nobody: true);
$start("nobody, root's", 'mkdir -m 755 /run/opcflush && touch /run/opcflush/segment && chmod 600 /run/opcflush/segment', as_nobody: true);
$start('a folder of its own', 'mkdir /run/opcflush && chown 65534 /run/opcflush', as_nobody: true);
$start('a link', 'mkdir /run/opcflush && ln -s /run/other /run/opcflush/segment');
$start('empty', 'mkdir /run/opcflush && touch /run/opcflush/segment');
$start('no such group', ':', ['opcflush.segment_group' => 'no such group']);
?>
--EXPECT--
root: attached, 0755 0600
root, a mode: attached, 0755 0660
nobody: absent, no file
nobody, root's: refused, 0755 0600
a folder of its own: attached, 0755 0600
a link: Warning: opcflush: segment: /run/opcflush/segment is a symbolic link, and a regular file is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
refused, no file
empty: Warning: opcflush: segment: /run/opcflush/segment has 0 bytes, and N are expected (layout 2); orders reach this instance by its own signals and calls only in Unknown on line 0
refused, 0755 0644
no such group: Warning: opcflush: segment: opcflush.segment_group is "no such group", and the name or number of a group is expected; orders reach this instance by its own signals and calls only in Unknown on line 0
refused, no file
