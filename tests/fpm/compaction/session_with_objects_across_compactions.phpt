--TEST--
session.auto_start with objects in the sessions, which come before OPcache's request start, names of properties from its memory: right in requests that compact, in those that wait for their session meanwhile, and in all others
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../compaction.inc';

const PROPERTIES = 200;
const COMPACTIONS = 15;

/* Code with so many names of properties, each of them at another place of OPcache's interned strings than any before. */
function names(string $class, string $prefix, int $count): string
{
	return "<?php class $class { " . implode(' ', array_map(fn ($n) => "public \$$prefix$n = '$prefix value $n';", $count ? range(1, $count) : [])) . ' }';
}

/* The page reads them one by one, and all of them by their names. */
function page(): string
{
	$reads = implode('', array_map(fn ($n) => "\$all .= \$plain->kept$n . \$object->kept$n;", range(1, PROPERTIES)));
	return '<?php
		include __DIR__ . "/other.php";
		class_exists("Held", false) || load_class("Held");
		$from = isset($_SESSION["object"]) ? "kept" : "new";
		$_SESSION += ["object" => new Held, "plain" => (object)get_object_vars(new Held)];
		["object" => $object, "plain" => $plain] = $_SESSION;
		$all = json_encode([get_class($object), $object, $plain]);
		' . $reads . '
		if (isset($_GET["compact"])) {
			opcflush_compact();
		}
		$compaction = opcflush_status()["compaction"];
		header("X-Count: $compaction[count]");
		header("X-Is-Mine: " . (int) (($compaction["last"]["pid"] ?? 0) === getmypid()));
		echo "$from ", md5($all);';
}

function is_waiting_for_a_lock(int $pid): bool
{
	return preg_match('/lock/', (string) @file_get_contents("/proc/$pid/wchan")) === 1;
}

function report(int $workers): void
{
	$fpm = compacting([
		'workers' => $workers,
		'ini' => [
			'session.auto_start' => '1', 'session.save_handler' => 'files', 'session.save_path' => '{dir}/sessions', 'session.name' => 'session', 'session.use_strict_mode' => '0',
			/* Without this, the class would not be known when the session starts; and its script is what has OPcache find names. */
			'unserialize_callback_func' => 'load_class', 'opcache.preload' => '{dir}/site/preload.php', 'opcache.preload_user' => posix_geteuid() === 0 ? 'www-data' : '',
		] + ONLY_WHEN_ASKED,
		'files' => [
			'preload.php' => '<?php function load_class($name) { require __DIR__ . "/$name.php"; }',
			'Held.php' => names('Held', 'kept', PROPERTIES), 'other.php' => names('Other', 'other', 0), 'page.php' => page(), '../sessions/placeholder' => '',
		],
	]);
	chmod($fpm->file('sessions'), 0777);
	$begin = fn (int $session, array $query = []) => $fpm->begin('page.php', $query, null, ['HTTP_COOKIE' => "session=session$session"]);
	array_map(fn ($session) => $begin($session)->finish(), [1, 2, 3]);
	$expected = $begin(1)->finish()->body;
	$wrong = $mine = $count = 0;
	$judge = function (FastCgiRequest $request) use (&$wrong, &$count, &$mine, $expected) {
		$answer = $request->finish();
		$wrong += (int) ($answer->status !== 200 || $answer->body !== $expected);
		if ((int) ($answer->headers['x-count'] ?? 0) > $count) {
			$count = (int) $answer->headers['x-count'];
			$mine += (int) $answer->headers['x-is-mine'];
		}
	};
	for ($round = 1; $round <= COMPACTIONS; $round++) {
		$fpm->put('other.php', names('Other', "other{$round}_", mt_rand(100, 1000)));
		if ($round % 2) {
			$judge($begin(1, ['compact' => 1]));
		} else {
			/* It is asked for while a request has begun, and waits for its session. */
			$lock = fopen($fpm->file('sessions/sess_session1'), 'r+');
			flock($lock, LOCK_EX);
			$waiting = $begin(1);
			until(fn () => array_filter($fpm->workers(), is_waiting_for_a_lock(...)), 'it waits for its session');
			$fpm->deliver(COMPACT);
			fclose($lock);
			$judge($waiting);
		}
		until(function () use ($judge, $begin, $round, &$count) {
			$judge($begin(mt_rand(1, 3)));
			return $count >= $round;
		}, "compaction $round");
		for ($i = 0; $i < 3; $i++) {
			$judge($begin(mt_rand(1, 3)));
		}
	}
	echo "workers: $workers, sessions: ", strtok($expected, ' '), ", wrong: $wrong, carried out by such requests: ", $mine === COMPACTIONS ? 'all' : "$mine of $count",
		', deaths: ', count($fpm->deaths()), 
		', said: ', json_encode(preg_grep('/PHP (?!.*opcflush)/', explode("\n", $fpm->errors()))), "\n";
}

report(1);
report(3);
?>
--EXPECT--
workers: 1, sessions: kept, wrong: 0, carried out by such requests: all, deaths: 0, said: []
workers: 3, sessions: kept, wrong: 0, carried out by such requests: all, deaths: 0, said: []
