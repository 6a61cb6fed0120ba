--TEST--
opcache.validate_root: a publisher dies in a root that has invalidated already, and another root's applier finds it
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('root');
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm([
	'workers' => 2,
	'ini' => ['opcache.validate_root' => '1', 'opcflush.wait_ms' => '100'],
	'pools' => ['a' => ['chroot' => '{dir}/jail-a', 'chdir' => '/'], 'b' => ['chroot' => '{dir}/jail-b', 'chdir' => '/']],
	'files' => [
		'../jail-a/hello.php' => '<?php echo "hello";',
		'../jail-b/hello.php' => '<?php echo "hello";',
		'../jail-b/part.php' => '<?php echo "stale";',
	],
]);
/* The pause points of workers in the jail. */
mkdir($fpm->file('jail-b') . dirname($fpm->pause->dir), 0755, true);
$pause = new Pause($fpm->file('jail-b') . $fpm->pause->dir);
$fpm->get('/hello.php', [], 'a');
$fpm->get('/hello.php', [], 'b');

$pause->set('compiled');
$publishing = $fpm->begin('/part.php', [], 'b');
$publisher = $pause->await('compiled');
$fpm->put('../jail-b/part.php', '<?php echo "new";');
$fpm->deliver();
echo 'b invalidates, and waits in vain: ', $fpm->get('/part.php', [], 'b'), "\n";
$pause->set('published');
$pause->clear('compiled');
$pause->await('published');
posix_kill($publisher, SIGKILL);
$publishing->finish();
$pause->clear('published');
until(fn () => !in_array($publisher, $fpm->workers('b')), 'the end of the publisher');
echo 'a settles the mark: ', $fpm->get('/hello.php', [], 'a'), "\n";
echo 'b: ', $fpm->get('/part.php', [], 'b'), ', ', $fpm->get('/part.php', [], 'b'), "\n";
?>
--EXPECT--
b invalidates, and waits in vain: new
a settles the mark: hello
b: new, new
