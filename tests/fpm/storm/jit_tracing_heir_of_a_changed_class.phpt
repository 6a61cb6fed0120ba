--TEST--
opcache.jit=tracing: machine code of an unchanged class does not go on calling the methods of a changed parent, whatever the order
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('JIT');
?>
--FILE--
<?php
require __DIR__ . '/jit.inc';

/* PHP before 8.5 leaves out the check whether it is still the same method: php-src issue 8461 and what followed it. */
$heir = '<?php
	if (class_exists("Parents", false)) {
		class Heir extends Parents
		{
			function all()
			{
				return [parent::inherited(), self::inherited(), static::inherited(), $this->instance(), Heir::inherited(), parent::instance(),
					parent::own(), $this->own(), self::WORD, self::$static, $this->property, self::overridden(), parent::overridden()];
			}
			static function overridden() { return parent::overridden(); }
		}
		foreach ((new Heir)->all() as $one) {
			$seen[] = $one;
		}
		$seen[] = Heir::inherited();
		$seen[] = Heir::overridden();
	}';
$fpm = new Fpm([
	'workers' => 1, 'segment' => true,
	'ini' => JIT,
	'files' => JIT_PAGE + [
		'heir.php' => $heir,
		'page.php' => '<?php $seen = []; foreach (["grandparents", "parents", "heir"] as $name) { include __DIR__ . "/$name.php"; }
			echo min($seen) === max($seen) ? $seen[0] : implode(" ", $seen);',
		'refresh.php' => '<?php echo opcflush_refresh();',
	],
]);
$orders = [
	'nothing' => fn () => null,
	'refresh, by PHP' => fn () => $fpm->get('refresh.php'),
	'refresh, by the command' => fn () => $fpm->command(['refresh', "$fpm->site/"]),
	'invalidate, by the command' => fn () => $fpm->command(['invalidate', "$fpm->site/*parents.php"]),
	'reset, by a signal' => fn () => $fpm->deliver(SIGURG),
];
$version = 0;
foreach ($orders as $what => $order) {
	for ($i = 0; $i < 2; $i++) {
		Fpm::settle();
		$version++;
		$fpm->put('grandparents.php', "<?php class Grandparents { const WORD = $version; static \$static = $version; public \$property = $version;
			static function inherited() { return $version; } function instance() { return $version; } static function overridden() { return $version; } }");
		$fpm->put('parents.php', "<?php class Parents extends Grandparents { const OWN = $version; static function own() { return $version; } }");
		$order();
		$pages = [];
		for ($page = 0; $page < 50; $page++) {
			$pages[$fpm->get('page.php')] = true;
		}
		echo "$what: ", implode(', ', array_slice(array_keys($pages), 0, 3)), "\n";
	}
}
say_jit($fpm);
echo 'workers that died: ', count($fpm->deaths()), "\n";
?>
--EXPECT--
nothing: 1
nothing: 1
refresh, by PHP: 3
refresh, by PHP: 4
refresh, by the command: 5
refresh, by the command: 6
invalidate, by the command: 7
invalidate, by the command: 8
reset, by a signal: 9
reset, by a signal: 10
JIT: on, compiled: much
workers that died: 0
