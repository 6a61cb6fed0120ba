--TEST--
opcflush status: the segment, the instances, the last orders and the workers, in columns, within 120 of them
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$blog = $command->instance('fpm-fcgi:1234567');
$command->run(['reset', '--note=release 2026-11-22.1']);
$shop = $command->instance('shop');
$command->run(['realpath', '--instance=shop']);
$command->run(['invalidate', '/srv/ünïcode/**/*.php', '/srv/shop/x.php', '/srv/{forum,blog}/index.php']);

/* How many columns a part of the text has: there is a space between two of them in every line. */
function count_columns(array $lines): int
{
	$lines = preg_replace('/[^ -~]/u', 'x', $lines);
	$width = max(array_map(strlen(...), $lines));
	$used = str_repeat(' ', $width);
	foreach ($lines as $line) {
		$used |= str_pad($line, $width);
	}
	return preg_match_all('/[^ ]+( [^ ]+)*/', $used);
}

/* Each part: how many columns it has, and its lines, what differs from run to run having a name. */
$show = function (array $arguments, array $ini = []) use ($command, $blog, $shop): void {
	[$exit, $text] = explode("\n", $command->run($arguments, $ini), 2);
	echo "exit $exit, ", preg_match('/^.{121}/mu', $text) === 0 ? 'fits' : 'does not fit', "\n";
	$user = posix_getpwuid(posix_geteuid())['name'] ?? (string) posix_geteuid();
	foreach (explode("\n\n", rtrim($text)) as $part) {
		$lines = explode("\n", $part);
		echo count_columns($lines), " columns:\n";
		foreach ($lines as $line) {
			echo '  ', implode(' | ', array_map(fn (string $cell): string => preg_replace(
				["/^($blog|$shop)$/", '/^' . preg_quote(PHP_VERSION) . '$/', '/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d$/', '/^\d+ s ago$/', '/^(\d\.\d|\d{2,}) s$/', "/^$user \(cli \d+\)$/"],
				['PID', 'VERSION', 'TIME', 'N s ago', 'N.N s', 'USER (cli PID)'], $cell,
			), preg_split('/ {2,}/', trim($line)))), "\n";
		}
	}
};
$show(['status', '--workers']);
$show(['status'], ['opcache.enable_cli' => '1']);
echo 'quiet: ', $command->run(['status', '--quiet']);
?>
--EXPECT--
exit 0, fits
2 columns:
  segment | SEGMENT
  generation | 4
10 columns:
  INSTANCE | PID | PHP | SINCE | APPLIED | LOOKED AT | INVALIDATED | KEPT | WORKERS | ONLINE
  fpm-fcgi:1234567 | PID | VERSION | TIME | 1 | 0 | 0 | 0 | 1 | 1
  shop | PID | VERSION | TIME | 2 | 0 | 0 | 0 | 1 | 1
6 columns:
  GENERATION | ORDER | INSTANCE | WHEN | WHO | NOTE
  4 | invalidate /srv/ünïcode/**/*.php /srv... | all | N s ago | USER (cli PID)
  3 | realpath | shop | N s ago | USER (cli PID)
  2 | reset | all | N s ago | USER (cli PID) | release 2026-11-22.1
4 columns:
  PID | INSTANCE | GENERATION | IN REQUEST FOR
  PID | fpm-fcgi:1234567 | 1 | N.N s
  PID | shop | 2 | N.N s
exit 0, fits
2 columns:
  segment | SEGMENT
  generation | 4
10 columns:
  INSTANCE | PID | PHP | SINCE | APPLIED | LOOKED AT | INVALIDATED | KEPT | WORKERS | ONLINE
  fpm-fcgi:1234567 | PID | VERSION | TIME | 1 | 0 | 0 | 0 | 1 | 1
  shop | PID | VERSION | TIME | 2 | 0 | 0 | 0 | 1 | 1
6 columns:
  GENERATION | ORDER | INSTANCE | WHEN | WHO | NOTE
  4 | invalidate /srv/ünïcode/**/*.php /srv... | all | N s ago | USER (cli PID)
  3 | realpath | shop | N s ago | USER (cli PID)
  2 | reset | all | N s ago | USER (cli PID) | release 2026-11-22.1
quiet: 0
