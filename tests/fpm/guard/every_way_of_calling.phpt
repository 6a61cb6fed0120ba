--TEST--
opcflush.guard=1: opcache_reset() by every way of calling it is taken, returns true, and is told with script and line
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

$fpm = compacting(['ini' => ['opcflush.guard' => '1', 'opcflush.guard_interval' => '0'], 'files' => [
	'page.php' => '<?php ' . Fpm::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'part.php' => '<?php echo 0;',
	'direct.php' => "<?php\nvar_dump(opcache_reset());",
	'fully_qualified.php' => "<?php\nnamespace Plugin;\n\nvar_dump(\\opcache_reset());",
	'in_a_namespace.php' => "<?php\nnamespace Plugin;\n\nvar_dump(opcache_reset());",
	'variable.php' => "<?php\n\$f = 'opcache_reset';\nvar_dump(\$f());",
	'any_case.php' => "<?php\n\nvar_dump(OPcache_Reset());",
	'first_class_callable.php' => "<?php\n\$f = opcache_reset(...);\nvar_dump(\$f());",
	'from_callable.php' => "<?php\nvar_dump(Closure::fromCallable('opcache_reset')());",
	'call_user_func.php' => "<?php\nvar_dump(call_user_func('opcache_reset'));",
	'call_user_func_array.php' => "<?php\nvar_dump(call_user_func_array('opcache_reset', []));",
	'reflection.php' => "<?php\nvar_dump((new ReflectionFunction('opcache_reset'))->invoke());",
	'shutdown_function.php' => "<?php\nvar_dump(register_shutdown_function('opcache_reset') ?? true);",
	'silenced.php' => "<?php\nvar_dump(@opcache_reset());",
	'function.php' => "<?php\nfunction clear() {\n\treturn opcache_reset();\n}\nvar_dump(clear());",
	'eval.php' => "<?php\nvar_dump(eval('return opcache_reset();'));",
]]);
$fpm->everyWorker('page.php');
$version = 0;
foreach (glob("$fpm->site/*.php") as $path) {
	$name = basename($path);
	if ($name === 'page.php' || $name === 'part.php') {
		continue;
	}
	$calls = $fpm->status()['guard']['calls'];
	$fpm->put('part.php', '<?php echo ' . ++$version . ';');
	$said = $fpm->get($name);
	$status = $fpm->status();
	echo basename($name, '.php'), ': ', preg_replace('/\s+/', ' ', trim($said)), ', taken: ', $status['guard']['calls'] - $calls,
		', fresh: ', implode(' ', array_unique($fpm->everyWorker('page.php'))) === "$version" ? 'yes' : 'no',
		', ', str_replace($fpm->site, '', $status['last_flush']['reason'] ?? 'none'), "\n";
}
until(fn () => !$fpm->status()['compaction']['due'], 'the last compaction');
$memory = memory($fpm);
$status = $fpm->status();
echo 'guard: ', json_encode([$status['guard']['on'], $status['guard']['calls'] === $status['guard']['resets'], $status['guard']['put_off']]), "\n";
echo 'restarts: ', $memory['manual_restarts'] === $status['compaction']['count'] && $memory['manual_restarts'] > 0 ? 'compactions only' : $memory['manual_restarts'], ', ', $status['compaction']['last']['why'], "\n";
preg_match_all('/opcflush: (reset, generation \d+, opcache_reset\(\) in .*direct.php on line \d+)/', $fpm->errors(), $lines);
echo 'logged: ', implode(', ', preg_replace(['/generation \d+/', '~in /.*/~'], ['generation N', 'in .../'], $lines[1])), "\n";
?>
--EXPECT--
any_case: bool(true), taken: 1, fresh: yes, opcache_reset() in /any_case.php on line 3
call_user_func: bool(true), taken: 1, fresh: yes, opcache_reset() in /call_user_func.php on line 2
call_user_func_array: bool(true), taken: 1, fresh: yes, opcache_reset() in /call_user_func_array.php on line 2
direct: bool(true), taken: 1, fresh: yes, opcache_reset() in /direct.php on line 2
eval: bool(true), taken: 1, fresh: yes, opcache_reset() in /eval.php(2) : eval()'d code on line 1
first_class_callable: bool(true), taken: 1, fresh: yes, opcache_reset() in /first_class_callable.php on line 3
from_callable: bool(true), taken: 1, fresh: yes, opcache_reset() in /from_callable.php on line 2
fully_qualified: bool(true), taken: 1, fresh: yes, opcache_reset() in /fully_qualified.php on line 4
function: bool(true), taken: 1, fresh: yes, opcache_reset() in /function.php on line 3
in_a_namespace: bool(true), taken: 1, fresh: yes, opcache_reset() in /in_a_namespace.php on line 4
reflection: bool(true), taken: 1, fresh: yes, opcache_reset() in /reflection.php on line 2
shutdown_function: bool(true), taken: 1, fresh: yes, opcache_reset() in [no active file] on line 0
silenced: bool(true), taken: 1, fresh: yes, opcache_reset() in /silenced.php on line 2
variable: bool(true), taken: 1, fresh: yes, opcache_reset() in /variable.php on line 3
guard: [true,true,false]
restarts: compactions only, asked for
logged: reset, generation N, opcache_reset() in .../direct.php on line 2
