--TEST--
docs/SECURITY.md: with the lines for shared hosting, only scripts below the folder can flush; a signal and the command still can
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

$lines = parse_ini_string(document_block('docs/SECURITY.md', 'ini', 'restrict_api'), scanner_mode: INI_SCANNER_RAW);
$lines = str_replace('/srv/', '{dir}/', $lines, $folders);
$call = '<?php
	foreach (["opcflush_reset", "opcflush_generation", "opcflush_status", "opcache_reset", "opcache_get_status"] as $function) {
		try {
			$done = @$function();
		} catch (OpcflushException) {
			$done = false;
		}
		echo "$function: ", $done ? "done" : "refused", "\n";
	}';
$fpm = new Fpm(['segment' => true, 'ini' => $lines, 'files' => ['call.php' => $call]]);
$fpm->put($admin = $fpm->file('admin/call.php'), $call);
$fpm->put($fpm->file('admin/generation.php'), '<?php echo opcflush_generation();');
$generation = fn () => (int) $fpm->get($fpm->file('admin/generation.php'));

echo "$folders folders, ", implode(' ', array_keys($lines)), "\n";
echo "a customer:\n", $fpm->get('call.php'), 'generation ', $generation(), "\n";
echo "admin:\n", $fpm->get($admin), 'generation ', $before = $generation(), "\n";
posix_kill($fpm->master, SIGURG);
until(fn () => $generation() > $before, 'the signal is handled');
echo 'a signal: generation ', $generation(), "\n";
echo 'the command: ', $fpm->command(['reset']), "\n";
?>
--EXPECT--
2 folders, opcflush.restrict_api opcache.restrict_api opcflush.guard opcflush.guard_interval
a customer:
opcflush_reset: refused
opcflush_generation: refused
opcflush_status: refused
opcache_reset: refused
opcache_get_status: refused
generation 1
admin:
opcflush_reset: done
opcflush_generation: done
opcflush_status: done
opcache_reset: done
opcache_get_status: done
generation 3
a signal: generation 4
the command: 0 generation 5
