--TEST--
A rootless container, where another user of the host is root: it has a segment of its own, flushed by the command within; neither side takes the other's segment, and each says why
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('root', 'setpriv', 'perl', 'user namespaces');
?>
--FILE--
<?php
require __DIR__ . '/container.inc';
require __DIR__ . '/../fpm/cgi_parent.inc';

/* php-cgi: php-fpm wants more users than such a container has. */
$rootless = fn (array $options) => new CgiParent($options + [
	'files' => ['page.php' => '<?php ' . Server::SAY_WORKER . ' include __DIR__ . "/part.php";', 'part.php' => '<?php echo "old";'],
	'through' => [
		'perl', '-e', 'chown 65534, 65534, "." and exec @ARGV', ...Server::asUser(65534, 65534),
		'unshare', '--user', '--map-root-user', '--pid', '--mount', '--fork', '--mount-proc', '--kill-child',
	],
]);
$own = $rootless(['segment' => true]);
$inside = [...Server::asUser(65534, 65534), 'nsenter', '--target', (string) $own->master, '--user', '--preserve-credentials', '--pid', '--mount'];
echo implode(' ', $own->everyWorker('page.php')), ', ', $own->status()['segment']['state'], ', of uid ', fileowner($own->segment()), "\n";
$own->put('part.php', '<?php echo "new";');
echo 'within: ', $own->command(['reset', '--wait=10'], through: $inside), ', ', implode(' ', $own->everyWorker('page.php')), "\n";
$ended = $own->command(['reset']);
echo "the host: $ended->status, ", str_replace($own->sandbox->dir, 'DIR', $ended->errors), "\n";

$host = new Fpm(['segment' => true, 'ini' => ['opcflush.segment_mode' => '0666']]);
$guest = $rootless(['segment' => $host->segment()]);
$segment = $guest->status()['segment'];
echo "the host's segment: {$segment['state']}, ", str_replace($host->sandbox->dir, 'DIR', $segment['reason']), "\n";
?>
--EXPECT--
old old, attached, of uid 65534
within: 0 generation 2, new new
the host: 3, opcflush: the segment is refused: DIR/segment/segment belongs to nobody (uid 65534), and root is expected
the host's segment: refused, DIR/segment/segment belongs to nobody (uid 65534), and root is expected
