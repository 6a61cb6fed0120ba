<?php
// SPDX-License-Identifier: BSD-3-Clause
// Clients that ask for a site's page again and again, and which versions they have been given; runs in peers.php and a child of it.

/* An answer to a client. Times are those of hrtime(), in nanoseconds; versions of 0: it has failed. */
final class Answered
{
	public function __construct(
		public readonly int $begin,
		public readonly int $end,
		public readonly int $oldest,
		public readonly int $newest,
	) {
	}

	/* In milliseconds. */
	public function latency(): float
	{
		return ($this->end - $this->begin) / 1e6;
	}

	/* How much of it was between the two: 1, all of it. */
	public function share(int $from, int $to): float
	{
		return max(0, min($this->end, $to) - max($this->begin, $from)) / max(1, $this->end - $this->begin);
	}
}

final class Clients
{
	private const COUNT = 4;
	/* In seconds: how long the last answers may take. */
	private const PATIENCE = 30;

	private readonly int $child;
	private readonly string $log;
	/* hrtime(): whoever has no answer then has none. */
	private ?int $latest = null;

	public function __construct(private readonly Site $site)
	{
		$this->log = $site->fpm->file('clients.log');
		$this->child = $site->fpm->sandbox->fork($this->run(...));
	}

	/* Has them ask no more; returns all answers, in the order of their ends. */
	public function end(): array
	{
		posix_kill($this->child, SIGTERM);
		until(fn () => pcntl_waitpid($this->child, $status, WNOHANG), 'the end of the clients', self::PATIENCE + 5);
		@unlink($this->site->fpm->file("groups/$this->child"));
		$lines = @file($this->log) ?: throw new RuntimeException('there was no answer: ' . @file_get_contents($this->site->fpm->file('children.log')));
		unlink($this->log);
		return array_map(fn ($line) => new Answered(...array_map('intval', explode(' ', $line))), $lines);
	}

	private function run(): void
	{
		pcntl_async_signals(true);
		pcntl_signal(SIGTERM, function () {
			$this->latest = hrtime(true) + self::PATIENCE * 1_000_000_000;
		});
		$connections = $begins = $lines = [];
		for ($i = 0; $i < self::COUNT; $i++) {
			$connections[$i] = $this->site->nginx->connect();
			$begins[$i] = hrtime(true);
			$connections[$i]->ask($this->site->page());
		}
		while ($connections && ($this->latest === null || hrtime(true) < $this->latest)) {
			foreach (HttpConnection::select($connections, 1) as $i => $connection) {
				$end = hrtime(true);
				[$oldest, $newest] = $this->site->versions($connection->answer) ?? [0, 0];
				$lines[] = "$begins[$i] $end $oldest $newest\n";
				if ($this->latest !== null) {
					$connection->close();
					unset($connections[$i]);
				} else {
					$begins[$i] = hrtime(true);
					$connection->ask($this->site->page());
				}
			}
		}
		/* A request that is lost with its worker may be left without any answer: seen with FPM's reload. */
		foreach (array_keys($connections) as $i) {
			$lines[] = "$begins[$i] " . hrtime(true) . " 0 0\n";
		}
		file_put_contents($this->log, $lines);
	}
}
