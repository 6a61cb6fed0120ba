--TEST--
docs/ORDERS.md: the sample of "opcflush refresh --dry-run" is what it prints, what differs from run to run aside
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';
require __DIR__ . '/readme.inc';
require __DIR__ . '/sample.inc';

preg_match('/^`opcflush (refresh --dry-run .*?)` prints/m', document_text('docs/ORDERS.md'), $line);
$names = ['blog/index.php', 'blog/lib/mail.php', 'blog/lib/kept.php', 'shop/cart.php'];
$fpm = new Fpm(['segment' => true, 'files' => array_fill_keys($names, '<?php return 1;')]);
$other = new Fpm(['segment' => $fpm->segment()]);
$fpm->settle();
foreach (array_map($fpm->path(...), $names) as $path) {
	$fpm->get($path);
	$other->get($path);
}
$fpm->put('blog/lib/mail.php', '<?php return 2;');
unlink("$fpm->site/blog/index.php");
$fpm->put('shop/cart.php', '<?php return 2;');

$command = $fpm->beginCommand(array_map(fn ($word) => str_replace('/srv', $fpm->site, $word), explode(' ', $line[1])));
until(function () use ($command, $fpm, $other): bool {
	$fpm->status();
	$other->status();
	return $command->isDone();
}, 'both have answered');
$ended = $command->finish();
echo "$line[1]: $ended->status\n";
compare(even_out("$ended->output\n$ended->errors", $fpm->site), document_block('docs/ORDERS.md', 'text', 'would be invalidated'));
?>
--EXPECT--
refresh --dry-run /srv/blog/: 0
/srv/blog/index.php
/srv/blog/lib/mail.php
NAME: NUMBERS scripts looked at, NUMBERS would be invalidated, NUMBERS kept
NAME: NUMBERS scripts looked at, NUMBERS would be invalidated, NUMBERS kept

the sample is the same
