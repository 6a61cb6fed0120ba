--TEST--
docs/ORDERS.md: the PHP lines for a dry run and for an invalidate work as they stand
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';
require __DIR__ . '/readme.inc';

$names = ['blog/page.php', 'blog/theme/a.php', 'blog/theme/b.php', 'shared/x.php', 'shared/y/z.php'];
$fpm = new Fpm(['files' => array_fill_keys($names, '<?php'), 'ini' => ['opcflush.name' => 'www']]);
$fpm->put('dry_run.php', str_replace('/srv', $fpm->site, document_block('docs/ORDERS.md', 'php', 'opcflush_dry_run(')));
$fpm->put('invalidate.php', str_replace('/srv', $fpm->site, document_block('docs/ORDERS.md', 'php', 'opcflush_invalidate(')));
$cached = fn () => implode(' ', array_keys(array_filter($fpm->hits(...$names), is_int(...)))) . "\n";

$fpm->settle();
array_map($fpm->get(...), $names);
echo $cached();
$fpm->put('blog/page.php', '<?php echo "new";');
echo $fpm->get('dry_run.php'), $cached();
echo $fpm->get('invalidate.php'), $cached();
echo $fpm->status()['orders'][0]['note'], "\n";
?>
--EXPECT--
blog/page.php blog/theme/a.php blog/theme/b.php shared/x.php shared/y/z.php
www: 1 of 3 scripts would be compiled again
blog/page.php blog/theme/a.php blog/theme/b.php shared/x.php shared/y/z.php
blog/page.php shared/y/z.php
new theme
