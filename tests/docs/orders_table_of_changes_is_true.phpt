--TEST--
docs/ORDERS.md: a refresh takes a file for changed after those commands where the table says so, and after no other
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcache.file_update_protection=0
opcflush.log=0
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/readme.inc';

$site = new Site;
$table = document_table('docs/ORDERS.md', 'done to the file', 'compiled again');
foreach ($table as $i => $row) {
	$site->put("$i/app/a.php", '<?php return 1;');
}
usleep(60000);
foreach ($table as $i => $row) {
	include "$site->dir/$i/app/a.php";
}
foreach ($table as $i => [$command, $told]) {
	shell_exec("cd $site->dir/$i/app && (" . trim($command, '`') . ') 2>&1');
	[$row] = opcflush_dry_run("$site->dir/$i/app/a.php");
	$again = $row['looked_at'] === 1 ? ['no', 'yes'][$row['invalidated']] : 'it is not cached';
	echo "$command: $again", $again === strtok($told, ':') ? '' : ", AND TOLD IS $told", "\n";
}
?>
--EXPECT--
`cat a.php`: no
`sed -i s/1/2/ a.php`: yes
`cp -p a.php b.php; mv b.php a.php`: yes
`touch a.php`: yes
`chmod g+w a.php`: yes
`ln a.php b.php`: yes
`tar cf - a.php | tar xf -`: yes
`mv ../app ../old; mv ../old ../app`: no
`cp -a ../app ../new; mv ../app ../old; mv ../new ../app`: yes
