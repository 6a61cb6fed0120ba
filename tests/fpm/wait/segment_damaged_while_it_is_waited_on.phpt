--TEST--
The segment is truncated, overwritten or removed while reset --wait waits on it: the command says so at once, and does not say that it is done
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';
require __DIR__ . '/../segment.inc';


foreach ([
	'truncated' => fn ($path) => SegmentFile::truncate($path, 0),
	'overwritten' => fn ($path) => SegmentFile::overwrite($path, SegmentFile::noise(filesize($path), 5)),
	'removed' => fn ($path) => unlink($path),
] as $what => $damage) {
	$fpm = new Fpm(['segment' => true]);
	[, $request] = $fpm->hold();
	$wait = $fpm->beginCommand(['reset', '--wait=20']);
	until(fn () => str_contains($wait->errors(), 'still runs'), 'it waits');
	$damage($fpm->segment());
	$start = microtime(true);
	$ended = $wait->finish();
	echo "$what: status $ended->status, ", $ended->time - $start < 5 ? 'at once' : 'late', "\n";
	echo '  ', str_replace($fpm->segment(), 'PATH', implode("\n  ", preg_grep('/^opcflush:/', explode("\n", $ended->errors)))), "\n";
	$fpm->pause->clear('held');
	echo '  ', $request->finish()->body, "\n";
}
?>
--EXPECTF--
truncated: status 3, at once
  opcflush: %SPATH was truncated or overwritten%S
  held
overwritten: status 3, at once
  opcflush: %SPATH was truncated or overwritten%S
  held
removed: status 3, at once
  opcflush: %Sthere is no PATH%S
  held
