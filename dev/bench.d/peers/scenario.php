<?php
// SPDX-License-Identifier: BSD-3-Clause
// One site, one layout, with or without a long request in flight: all peers in each round, and their table; runs in peers.php.

final class Scenario
{
	/* In seconds: what is left out when the clients begin, and how much longer than the long request they go on; and how many times
	 * as long as usual the time before a trigger may be. */
	private const SETTLE = 0.2;
	private const AFTERWARDS = 0.4;
	private const PATIENCE = 9;

	/* By the peer's name, one of each round. */
	private array $outcomes = [];
	private int $rounds = 0;

	/* $sites: by the configuration's name. In seconds: $steady, what is looked at before the trigger, and $window, after it (for the
	 * guard $guardWindow, for its compaction to come in it); $long: of the long request, 0: there is none. */
	public function __construct(
		private readonly string $title,
		private readonly array $sites,
		private readonly string $cachetool,
		private readonly float $steady,
		private readonly float $window,
		private readonly float $guardWindow,
		private readonly float $long = 0,
	) {
	}

	public function run(): void
	{
		$peers = Peer::cases();
		/* None is always the first. */
		$first = 3 * $this->rounds++ % count($peers);
		foreach ([...array_slice($peers, $first), ...array_slice($peers, 0, $first)] as $peer) {
			$begin = microtime(true);
			$outcome = $this->outcomes[$peer->name][] = $this->measurePatiently($peer);
			fprintf(
				STDERR, "%s, round %d: %s: fresh %s, stale %s, %d failed, slowest %s (others had %.0f %% of the CPU; %.1f s)\n",
				$this->title, $this->rounds, $peer->value, self::format([$outcome->firstFresh]), self::format([$outcome->lastStale]),
				$outcome->failed, self::format([$outcome->slowest]), 100 * $outcome->others, microtime(true) - $begin,
			);
		}
	}

	/* Tries again with more patience where nothing is answered in time. */
	private function measurePatiently(Peer $peer): Outcome
	{
		$site = $this->sites[$peer->configuration()->name];
		for ($patience = 1;; $patience *= 3) {
			$outcome = null;
			try {
				return $outcome = $this->measure($peer, $site, $patience * $this->steady);
			} catch (MachineIsBusy $e) {
				if ($patience >= self::PATIENCE) {
					throw $e;
				}
			} finally {
				/* Its workers would go on with a release that the next deploy removes. */
				if (!$outcome || $outcome->lastStale === INF) {
					$site->fpm->restart();
				}
			}
		}
	}

	private function measure(Peer $peer, Site $site, float $steady): Outcome
	{
		$site->warm();
		$machine = new Machine($site->fpm->file('groups'));
		$clients = new Clients($site);
		$long = $this->long ? $site->nginx->connect()->ask("/control/long.php?seconds=$this->long") : null;
		self::sleepUntil(hrtime(true) + (int) (1e9 * self::SETTLE));
		[$from, $cpuFrom] = [hrtime(true), $site->cpu()];
		self::sleepUntil($from + (int) (1e9 * $steady));
		[$deploying, $cpuDeploying] = [hrtime(true), $site->cpu()];
		$dead = count($site->fpm->deaths());
		$site->deploy();
		[$sent, $cpuSent, $children] = [hrtime(true), $site->cpu(), self::childrensCpu()];
		$peer->pull($site, $this->cachetool);
		$returned = $peer->hasTrigger() ? hrtime(true) : $sent;
		$window = $peer === Peer::Guard ? $this->guardWindow : $this->window;
		self::sleepUntil($sent + (int) (1e9 * $window));
		$isLongLost = $long && !$this->isAnswered($long, $peer, $site);
		[$end, $cpuEnd, $children] = [hrtime(true), $site->cpu(), self::childrensCpu() - $children];
		$others = $machine->others();
		return new Outcome(
			$clients->end(), $site->version, $from, $deploying, $sent, $returned, $end, $cpuDeploying - $cpuFrom,
			$cpuEnd - $cpuSent + $children, count($site->fpm->deaths()) - $dead, $isLongLost, $others,
		);
	}

	/* Whether the long request is, some time after its end. Where there is no trigger that could care for it, its end is not waited for. */
	private function isAnswered(HttpConnection $long, Peer $peer, Site $site): bool
	{
		if (!$peer->hasTrigger()) {
			touch($site->fpm->file('control/stop'));
		}
		$answer = $long->finish(60);
		if ($peer->hasTrigger()) {
			usleep($answer->status === 200 ? (int) (1e6 * self::AFTERWARDS) : 0);
		} else {
			unlink($site->fpm->file('control/stop'));
		}
		return $answer->body === 'done';
	}

	/* In nanoseconds, of processes that we have started and that have ended. */
	private static function childrensCpu(): int
	{
		$used = getrusage(1);
		return 1000 * (1000000 * ($used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec']) + $used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec']);
	}

	private static function sleepUntil(int $time): void
	{
		usleep(max(0, intdiv($time - hrtime(true), 1000)));
	}

	/* Text */

	/* The peers below each other. */
	public function table(): string
	{
		$columns = [
			'the trigger took' => fn ($peer) => $peer->hasTrigger() ? $this->show($peer, 'took') : '',
			'first fresh answer' => fn ($peer) => $this->show($peer, 'firstFresh'),
			'last stale answer' => fn ($peer) => $this->show($peer, 'lastStale'),
			'stale since it was sent' => fn ($peer) => $this->count($peer, 'staleSinceSent'),
			'stale since it returned' => fn ($peer) => $this->count($peer, 'stale'),
			'of several versions' => fn ($peer) => $this->count($peer, 'mixed'),
			'failed' => fn ($peer) => $this->count($peer, 'failed'),
			'workers dead' => fn ($peer) => $this->count($peer, 'dead'),
			'p50' => fn ($peer) => $this->show($peer, 'p50'),
			'p99' => fn ($peer) => $this->show($peer, 'p99'),
			'slowest' => fn ($peer) => $this->show($peer, 'slowest'),
			'slowest later too' => fn ($peer) => $this->show($peer, 'slowestOfAll'),
			'as fast as before' => fn ($peer) => $this->show($peer, 'asFast'),
			'CPU' => fn ($peer) => $this->show($peer, 'cpu'),
		];
		if ($this->long) {
			$columns['long request lost'] = fn ($peer) => $this->count($peer, 'isLongLost');
		}
		if (!array_filter(Peer::cases(), fn ($peer) => $this->sum($peer, 'mixed'))) {
			unset($columns['of several versions']);
		}
		$text = "**$this->title**\n\n| | " . implode(' | ', array_keys($columns)) . " |\n| :-- |" . str_repeat(' --: |', count($columns)) . "\n";
		foreach (Peer::cases() as $peer) {
			$text .= "| $peer->value | " . implode(' | ', array_map(fn ($cell) => $cell($peer), $columns)) . " |\n";
		}
		$others = array_column(array_merge(...array_values($this->outcomes)), 'others');
		return $text . sprintf("\nCPU that others had meanwhile, %% of the machine: %s\n", self::format($others, 100, 0));
	}

	/* Of opcflush's, all rounds of all of them. */
	public function ours(string $what): int
	{
		return array_sum(array_map(fn ($peer) => $peer->isOurs() ? $this->sum($peer, $what) : 0, Peer::cases()));
	}

	/* For dev/plot: panel, name, number. */
	public function marks(string $what): string
	{
		$lines = '';
		foreach (Peer::cases() as $peer) {
			foreach ($this->of($peer, $what) as $number) {
				$lines .= sprintf("%s\t%s\t%s\n", $this->title, str_replace('`', '', $peer->value), is_finite($number) ? round($number, 2) : ($number > 0 ? 'never' : 'none'));
			}
		}
		return $lines;
	}

	private function of(Peer $peer, string $what): array
	{
		return array_column($this->outcomes[$peer->name], $what);
	}

	private function sum(Peer $peer, string $what): int
	{
		return array_sum($this->of($peer, $what));
	}

	private function count(Peer $peer, string $what): string
	{
		return number_format($this->sum($peer, $what));
	}

	private function show(Peer $peer, string $what): string
	{
		return self::format($this->of($peer, $what));
	}

	/* The median, the lowest and the highest, if they are not the same. */
	private static function format(array $numbers, float $factor = 1, ?int $decimals = null): string
	{
		$decimals ??= abs(median($numbers)) < 10 ? 1 : 0;
		[$median, $low, $high] = array_map(fn ($number) => match ($number) {
			INF => 'never',
			-INF => 'none',
			default => number_format($factor * $number, $decimals),
		}, [median($numbers), min($numbers), max($numbers)]);
		return $low === $high ? $median : "$median ($low to $high)";
	}
}
