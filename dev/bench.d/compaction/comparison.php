<?php
// SPDX-License-Identifier: BSD-3-Clause
// Nothing, a reset and a compaction under load, in rounds that have each of them once; runs in compaction.php.

require_once __DIR__ . '/../site/application.php';
require_once __DIR__ . '/../site/traffic.php';
require_once __DIR__ . '/../site/machine.php';
require_once __DIR__ . '/../site/statistics.php';

enum Trigger: string
{
	case Nothing = 'nothing';
	case Reset = 'a reset';
	case Compaction = 'a compaction';
}

final class Comparison
{
	/* What a request may be held up for, in milliseconds: opcflush.compact_pause and a little. */
	private const HOLD_UP = 220;
	/* In seconds: until the page is steady, what counts as steady after that, and as the time after a trigger. */
	private const CALM = 4;
	private const STEADY = 3;
	private const AFTER = 2;

	/* By the trigger's name, one of each round: milliseconds of answers. */
	private array $before = [];
	private array $after = [];
	private array $others = [];
	private array $failed = [];
	/* What the status tells of each compaction. */
	private array $compactions = [];
	private int $inVain = 0;

	public function __construct(private readonly Application $application, private readonly Machine $machine)
	{
	}

	public function run(int $rounds): void
	{
		$triggers = Trigger::cases();
		for ($round = 1; $round <= $rounds; $round++) {
			foreach ($triggers as $trigger) {
				$this->machine->awaitCalm();
				$this->measure($trigger);
				fprintf(STDERR, "%s, round %d of %d: %s\n", $this->application->name(), $round, $rounds, $trigger->value);
			}
			/* None is always the one that comes after a certain other. */
			array_push($triggers, array_shift($triggers));
		}
		$this->inVain = $this->application->fpm->status()['compaction']['in_vain'];
	}

	private function measure(Trigger $trigger): void
	{
		$this->application->everyWorker();
		$traffic = new Traffic($this->application);
		sleep(self::CALM);
		$from = hrtime(true);
		sleep(self::STEADY);
		$at = $this->pull($trigger);
		usleep(max(0, (int) (($at - hrtime(true)) / 1000) + (self::AFTER + 1) * 1000000));
		$traffic->look();
		$this->others[$trigger->name][] = $this->machine->others();
		$traffic->stop();
		$this->failed[$trigger->name][] = $traffic->failed;
		$this->before[$trigger->name][] = self::during($traffic->answers, $from, $from + self::STEADY * 1000000000);
		$this->after[$trigger->name][] = self::during($traffic->answers, $at, $at + self::AFTER * 1000000000);
	}

	/* Returns when it came. A compaction begins with the closing of the gate. */
	private function pull(Trigger $trigger): int
	{
		$now = hrtime(true);
		if ($trigger === Trigger::Nothing) {
			return $now;
		}
		if ($trigger === Trigger::Reset) {
			$this->application->call('opcflush_reset()');
			return $now;
		}
		$clock = hrtime(true) / 1e9 - microtime(true);
		$before = $this->application->fpm->status()['compaction']['count'];
		$this->application->call('opcflush_compact()');
		until(function () use ($before) {
			usleep(50000);
			return $this->application->fpm->status()['compaction']['count'] > $before;
		}, 'a compaction', 60);
		/* Those that waited have told by now. */
		usleep(50000);
		$this->compactions[] = $last = $this->application->fpm->status()['compaction']['last'];
		return (int) (1e9 * ($last['time'] + $clock - $last['closed']));
	}

	/* Milliseconds that those answers took that somebody waited for at some time between the two. */
	private static function during(array $answers, int $from, int $to): array
	{
		$answers = array_filter($answers, fn ($answer) => $answer->end > $from && $answer->begin < $to);
		return array_map(fn ($answer) => $answer->latency(), array_values($answers));
	}

	/* Rows: what, measured, budget. */
	public function rows(): array
	{
		$milliseconds = fn (string $what) => array_map(fn ($last) => 1000 * $last[$what], $this->compactions);
		$count = count($this->compactions);
		return [
			["ms, OPcache's restart (median of $count compactions)", median($milliseconds('duration')), '-'],
			["ms, OPcache's restart, the longest", max($milliseconds('duration')), '-'],
			['ms that the gate was closed (median)', median($milliseconds('closed')), '-'],
			['ms that the gate was closed, the longest', max($milliseconds('closed')), '-'],
			['requests that waited at it (median)', median(array_column($this->compactions, 'held_up')), '-'],
			['ms that the one waited that waited longest (median)', median($milliseconds('longest_hold_up')), '-'],
			['ms that the one waited that waited longest, of all compactions', max($milliseconds('longest_hold_up')), self::HOLD_UP],
			['times that the gate was closed in vain, of all compactions', $this->inVain, '-'],
		];
	}

	/* The triggers beside each other, a column each. */
	public function table(): string
	{
		$p99 = fn (array $numbers) => percentile($numbers, 0.99);
		$rows = [
			$this->application->name() => fn ($trigger) => $trigger->value,
			':--' => fn () => '--:',
			'p99 before, ms' => fn ($trigger) => self::show(array_map($p99, $this->before[$trigger->name])),
			'p99 in the ' . self::AFTER . ' s after, ms' => fn ($trigger) => self::show(array_map($p99, $this->after[$trigger->name])),
			'slowest answer in the ' . self::AFTER . ' s after, ms' => fn ($trigger) => self::show(array_map(max(...), $this->after[$trigger->name])),
			'answers in the ' . self::AFTER . ' s after' => fn ($trigger) => self::show(array_map(count(...), $this->after[$trigger->name])),
			'answers that failed, of all rounds' => fn ($trigger) => (string) array_sum($this->failed[$trigger->name]),
			'CPU that others had meanwhile, % of the machine' => fn ($trigger) => self::show(array_map(fn ($share) => 100 * $share, $this->others[$trigger->name])),
		];
		$text = '';
		foreach ($rows as $what => $value) {
			$text .= "| $what | " . implode(' | ', array_map($value, Trigger::cases())) . " |\n";
		}
		return $text;
	}

	private static function show(array $numbers): string
	{
		return vsprintf('%s (%s to %s)', array_map(fn ($number) => number_format($number, 0), [median($numbers), min($numbers), max($numbers)]));
	}
}
