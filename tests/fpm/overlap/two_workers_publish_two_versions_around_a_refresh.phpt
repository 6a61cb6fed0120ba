--TEST--
Two workers compile two versions of one file at once, a refresh comes before, between or after they publish: whoever is first, nobody is stale
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 1, 'pools' => ['a' => [], 'b' => []], 'ini' => ['opcflush.signals' => 'SIGURG=refresh'], 'files' => [
	'page.php' => '<?php if (!$_GET) { include __DIR__ . "/part.php"; }',
]]);
foreach (['the old one', 'the new one'] as $first) {
	foreach (['before both', 'between them', 'after both'] as $when) {
		$fpm->put('part.php', '<?php echo "old";');
		$fpm->settle();
		$fpm->flush(SIGURG);
		foreach (['a', 'b'] as $pool) {
			$fpm->get('page.php', ['without' => 1], $pool);
		}
		$fpm->pause->set('compiled');
		$requests['the old one'] = $fpm->begin('page.php', [], 'a');
		$workers['the old one'] = $fpm->pause->await('compiled');
		$fpm->put('part.php', '<?php echo "new";');
		$fpm->settle();
		$requests['the new one'] = $fpm->begin('page.php', [], 'b');
		$workers['the new one'] = $fpm->pause->await('compiled', $workers['the old one']);

		$second = $first === 'the old one' ? 'the new one' : 'the old one';
		$when === 'before both' && $fpm->deliver(SIGURG);
		posix_kill($workers[$second], SIGSTOP);
		$fpm->pause->clear('compiled');
		$requests[$first]->finish();
		$when === 'between them' && $fpm->deliver(SIGURG);
		posix_kill($workers[$second], SIGCONT);
		$requests[$second]->finish();
		$when === 'after both' && $fpm->deliver(SIGURG);
		echo "$first first, refresh $when:";
		foreach (['a', 'b', 'a', 'b'] as $pool) {
			echo ' ', $fpm->get('page.php', [], $pool);
		}
		echo "\n";
	}
}
$status = $fpm->status();
echo 'applied: ', var_export($status['applied'] === $status['generation'], true), "\n";
?>
--EXPECT--
the old one first, refresh before both: new new new new
the old one first, refresh between them: new new new new
the old one first, refresh after both: new new new new
the new one first, refresh before both: new new new new
the new one first, refresh between them: new new new new
the new one first, refresh after both: new new new new
applied: true
