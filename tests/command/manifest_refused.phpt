--TEST--
opcflush: a manifest that cannot be taken is told by its name, ends with 2, and no order is given
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$command->instance('blog');
$show = function (array $arguments) use ($command): void {
	echo preg_replace('~(long/)+(lo)?~', 'long/', implode(' ', array_map($command->sort_out(...), $arguments)) . ': ' . $command->run($arguments));
};
posix_mkfifo($command->file('fifo'), 0600);
file_put_contents($command->file('relative'), "/srv/a.php\nlib/b.php\n\nc.php\nd.php\ne.php\n");
file_put_contents($command->file('up'), "/srv/../a.php\n");
file_put_contents($command->file('ünïcode'), "c.php\n");
ftruncate(fopen($command->file('big'), 'w'), 100 << 20);
foreach (['missing', 'groups', 'fifo', 'relative', 'up', 'big', 'ünïcode', $command->file('missing'), 'nowhere/missing'] as $file) {
	$show(['invalidate', "@$file"]);
}
$show(['refresh', '/srv/', '@relative', '@up', '--dry-run']);
$show(['refresh', '@up', '--base=' . str_repeat('long/', 1000)]);
$show(['log']);

/* A name with bytes that mean something in a selector; and two of them, with a base that is not there. */
mkdir($command->file('a {b'));
foreach (["it's", 'a {b/*.[c], "d"\\'] as $file) {
	file_put_contents($command->file($file), "a.php\n/srv/lib/\n");
	$show(['invalidate', "@$file", '--base=gone/../gone', '--quiet']);
}
$show(['refresh', "@it's", "@it's", '--base=/']);
echo implode("\n", array_column(json_decode(substr($command->run(['log', '--json']), 2), true), 'order')), "\n";
?>
--EXPECT--
invalidate @missing: 2
opcflush: manifest DIR/missing: cannot be opened: No such file or directory
invalidate @groups: 2
opcflush: manifest DIR/groups: is a directory, and a regular file is expected
invalidate @fifo: 2
opcflush: manifest DIR/fifo: is a pipe, and a regular file is expected
invalidate @relative: 2
opcflush: manifest DIR/relative: line 2 is relative ("lib/b.php"), and an absolute path, or a base (--base), is expected; line 4 is relative ("c.php"), and an absolute path, or a base (--base), is expected; line 5 is relative ("d.php"), and an absolute path, or a base (--base), is expected; and 1 more
invalidate @up: 2
opcflush: manifest DIR/up: line 1 has a ".." ("/srv/../a.php"), and a path without is expected
invalidate @big: 2
opcflush: manifest DIR/big: has 104857600 bytes, and at most 16777216 are accepted
invalidate @ünïcode: 2
opcflush: manifest DIR/\xc3\xbcn\xc3\xafcode: line 1 is relative ("c.php"), and an absolute path, or a base (--base), is expected
invalidate @DIR/missing: 2
opcflush: manifest DIR/missing: cannot be opened: No such file or directory
invalidate @nowhere/missing: 2
opcflush: manifest DIR/nowhere/missing: cannot be opened: No such file or directory
refresh /srv/ @relative @up --dry-run: 2
opcflush: manifest DIR/relative: line 2 is relative ("lib/b.php"), and an absolute path, or a base (--base), is expected; line 4 is relative ("c.php"), and an absolute path, or a base (--base), is expected; line 5 is relative ("d.php"), and an absolute path, or a base (--base), is expected; and 1 more
refresh @up --base=long/: 2
opcflush: base "DIR/long/..." is too long
log: 0
invalidate @it's --base=gone/../gone --quiet: 0
invalidate @a {b/*.[c], "d"\ --base=gone/../gone --quiet: 0
refresh @it's @it's --base=/: 0
generation 4
invalidate @DIR/it\'s
invalidate @DIR/a\ \{b/\*.\[c\]\,\ \"d\"\\
refresh @DIR/it\'s @DIR/it\'s
