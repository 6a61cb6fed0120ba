--TEST--
opcflush: where no instance is attached, or none of that name, it ends with 4 and gives no order
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$pid = $command->instance('blog');
echo $command->run(['reset', '--instance=blog']);
echo $command->run(['reset', '--instance=shop']);
echo $command->run(['realpath', '--instance=shop', '--wait']);
echo $command->run(['refresh', '/srv/', '--instance=shop', '--dry-run']);
$command->instance('forum');
echo $command->run(['reset', '--instance=shop']);
echo $command->run(['reset']);

$command = new Command();
$command->sandbox->stop($command->instance('blog'));
foreach ([['reset'], ['realpath', '--wait'], ['reset', '--instance=blog'], ['invalidate', '/srv/'], ['compact'], ['refresh', '--dry-run'], ['wait', '1'], ['status']] as $arguments) {
	echo implode(' ', $arguments), ': ', $command->run($arguments);
}
echo 'a command line that is an instance: ', $command->run(['reset'], ['opcache.enable_cli' => '1']);
echo 'log: ', $command->run(['log']);
?>
--EXPECT--
0
generation 2
4
opcflush: no instance "shop" is attached to SEGMENT; there are: blog
4
opcflush: no instance "shop" is attached to SEGMENT; there are: blog
4
opcflush: no instance "shop" is attached to SEGMENT; there are: blog
4
opcflush: no instance "shop" is attached to SEGMENT; there are: blog, forum
0
generation 3
reset: 4
opcflush: no instance is attached to SEGMENT
realpath --wait: 4
opcflush: no instance is attached to SEGMENT
reset --instance=blog: 4
opcflush: no instance is attached to SEGMENT
invalidate /srv/: 4
opcflush: no instance is attached to SEGMENT
compact: 4
opcflush: no instance is attached to SEGMENT
refresh --dry-run: 4
opcflush: no instance is attached to SEGMENT
wait 1: 4
opcflush: no instance is attached to SEGMENT
status: 4
segment     SEGMENT
generation  1
opcflush: no instance is attached to SEGMENT
a command line that is an instance: 4
opcflush: no instance is attached to SEGMENT
log: 0
