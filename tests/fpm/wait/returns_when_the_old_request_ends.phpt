--TEST--
reset --wait with a request of 3 s in flight: it returns when that ends, not before and not 0.2 s later
--CONFLICTS--
all
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';


$fpm = new Fpm(['segment' => true, 'workers' => 2]);
$begun = "{$fpm->pause->dir}/begun";
$fpm->put('slow.php', "<?php
	touch('$begun');
	for (\$end = microtime(true) + 3; (\$left = \$end - microtime(true)) > 0;) {
		usleep((int) (1e6 * \$left));
	}
	echo microtime(true);");
/* Others may have the processor at the wrong moment: too late counts if it is so each time. Too early always counts. */
for ($attempt = 1; $attempt <= 6; $attempt++) {
	@unlink($begun);
	$request = $fpm->begin('slow.php');
	until(fn () => is_file($begun), 'the request runs');
	$ended = $fpm->command(['reset', '--wait']);
	$late = $ended->time - (float) $request->finish()->body;
	if ($late < 0.2) {
		break;
	}
}
echo "status: $ended->status\n";
echo 'before the request has ended: ', var_export($late < 0, true), "\n";
echo 'within 0.2 s: ', var_export($late < 0.2, true), $late < 0.2 ? '' : " ($late s)", "\n";
?>
--EXPECT--
status: 0
before the request has ended: false
within 0.2 s: true
