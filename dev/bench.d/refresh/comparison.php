<?php
// SPDX-License-Identifier: BSD-3-Clause
// Triggers under load, in rounds that have each of them once, and what they cost beside each other; runs in refresh.php.

require_once __DIR__ . '/../site/application.php';
require_once __DIR__ . '/../site/traffic.php';
require_once __DIR__ . '/aftermath.php';
require_once __DIR__ . '/../site/machine.php';

enum Trigger: string
{
	case Nothing = 'nothing';
	case Refresh = 'opcflush_refresh()';
	case Reset = 'opcflush_reset()';
	case OpcacheReset = 'opcache_reset()';
	case Reload = 'FPM reload';

	/* Returns the answer to the request that gave the order; null: it was a signal. */
	public function pull(Application $application): ?Answered
	{
		if ($this === self::Reload) {
			posix_kill($application->fpm->master, SIGUSR2);
			return null;
		}
		$begin = hrtime(true);
		return Answered::of($application->call($this === self::Nothing ? '' : $this->value), $begin, false);
	}
}

final class Comparison
{
	public const ROUNDS = 5;
	/* In seconds: what is left out after the files were changed, what counts as steady after that, and how long a trigger is
	 * looked at, at least and at most. */
	private const CALM = 1;
	private const STEADY = 4;
	private const AT_LEAST = 3;
	private const AT_MOST = 30;
	/* How often a phase is tried, at most, if the page does not become as fast as before. */
	private const TRIES = 3;

	/* By the trigger's name, one of each round. */
	private array $aftermaths = [];
	private array $others = [];
	private array $failed = [];
	/* By the refreshes. */
	private array $invalidated = [];

	public function __construct(private readonly Application $application, private readonly Machine $machine)
	{
	}

	public function run(): void
	{
		$triggers = Trigger::cases();
		for ($round = 1; $round <= self::ROUNDS; $round++) {
			foreach ($triggers as $trigger) {
				$this->measure($trigger, $round);
			}
			/* None is always the one that comes after a certain other. */
			array_push($triggers, array_shift($triggers));
		}
	}

	private function measure(Trigger $trigger, int $round): void
	{
		for ($try = 1;; $try++) {
			$this->machine->awaitCalm();
			$traffic = new Traffic($this->application);
			$aftermath = $this->phase($trigger, $traffic);
			$others = $this->machine->others();
			$traffic->stop();
			fprintf(
				STDERR, "%s, round %d of %d: %s (others had %.0f %% of the CPU%s)\n", $this->application->name(), $round, self::ROUNDS,
				$trigger->value, 100 * $others, $aftermath->isOver() ? '' : '; the page has not become as fast as before',
			);
			$again = $this->machine->isPatient();
			if ($aftermath->isOver() && !($again && $others > Machine::CALM)) {
				$this->aftermaths[$trigger->name][] = $aftermath;
				$this->others[$trigger->name][] = $others;
				$this->failed[$trigger->name][] = $traffic->failed;
				return;
			}
			if (!$again && $try >= self::TRIES) {
				throw new RuntimeException("$trigger->value: the page has not become as fast as before: is the machine busy?");
			}
		}
	}

	private function phase(Trigger $trigger, Traffic $traffic): Aftermath
	{
		$this->application->everyWorker();
		$this->application->change();
		$from = hrtime(true) + self::CALM * 1000000000;
		sleep(self::CALM + self::STEADY);
		$at = hrtime(true);
		$order = $trigger->pull($this->application);
		$at = $order?->mark ?? $at;
		do {
			usleep(100000);
			$traffic->look();
			$aftermath = new Aftermath($traffic->answers, $order, $from, $at);
			$seconds = (hrtime(true) - $at) / 1e9;
		} while ($seconds < self::AT_LEAST || (!$aftermath->isOver() && $seconds < self::AT_MOST));
		if ($trigger === Trigger::Refresh) {
			$this->invalidated[] = $this->application->fpm->status()['last_flush']['invalidated'];
			if (end($this->invalidated) < Application::CHANGED) {
				throw new RuntimeException('a refresh has missed a changed file');
			}
		}
		return $aftermath;
	}

	/* Rows with a budget: what, measured, budget. */
	public function rows(): array
	{
		return [
			['scripts invalidated by a refresh of ' . Application::CHANGED . ' changed files', max($this->invalidated), Application::CHANGED],
			[
				'CPU that it costs until the page is as fast as before, % of what `opcache_reset()` costs',
				100 * median($this->shares(Trigger::Refresh)), 3,
			],
			['slowest answer in the second after it, % of the p99 before', 100 * median($this->slowdowns(Trigger::Refresh)), 150],
		];
	}

	/* The triggers beside each other, a column each: the median of the rounds, the lowest and the highest. */
	public function table(): string
	{
		$rows = [
			$this->application->name() => fn ($trigger) => $trigger->value,
			':--' => fn () => '--:',
			'CPU of all workers until the page is as fast as before, ms' => fn ($trigger) => $this->show($trigger, 'cpu'),
			'what of it the same pages did not cost before, ms' => fn ($trigger) => $this->show($trigger, 'excess'),
			'in % of that of `opcache_reset()`' => fn ($trigger) => self::format(100, 1, $this->shares($trigger)),
			'until the page is as fast as before, ms' => fn ($trigger) => $this->show($trigger, 'time'),
			'slowest answer in the second after, ms' => fn ($trigger) => $this->show($trigger, 'slowest'),
			'in % of the p99 before' => fn ($trigger) => self::format(100, 0, $this->slowdowns($trigger)),
			'p99 before, ms' => fn ($trigger) => $this->show($trigger, 'p99'),
			'CPU that others had meanwhile, % of the machine' => fn ($trigger) => self::format(100, 0, $this->others[$trigger->name]),
			'answers that failed, of all rounds' => fn ($trigger) => array_sum($this->failed[$trigger->name]),
		];
		$text = '';
		foreach ($rows as $what => $value) {
			$text .= "| $what | " . implode(' | ', array_map($value, Trigger::cases())) . " |\n";
		}
		return $text;
	}

	/* The answers of all rounds, for dev/plot: trigger, seconds, milliseconds. */
	public function plot(): string
	{
		$lines = '';
		foreach ([Trigger::Refresh, Trigger::Reset, Trigger::OpcacheReset, Trigger::Reload] as $trigger) {
			foreach ($this->aftermaths[$trigger->name] as $aftermath) {
				foreach ($aftermath->points() as [$seconds, $milliseconds]) {
					$lines .= sprintf("%s,%.4f,%.2f\n", $trigger->value, $seconds, $milliseconds);
				}
			}
		}
		return $lines;
	}

	private function show(Trigger $trigger, string $what): string
	{
		return self::format(1, 0, array_map(fn ($aftermath) => $aftermath->$what(), $this->aftermaths[$trigger->name]));
	}

	private static function format(float $factor, int $decimals, array $numbers): string
	{
		$numbers = [median($numbers), min($numbers), max($numbers)];
		return vsprintf('%s (%s to %s)', array_map(fn ($number) => number_format($factor * $number, $decimals), $numbers));
	}

	/* Of each round: the CPU that a trigger has cost, as a share of what opcache_reset() has. */
	private function shares(Trigger $trigger): array
	{
		return array_map(
			fn ($one, $reset) => $one->excess() / $reset->excess(),
			$this->aftermaths[$trigger->name], $this->aftermaths[Trigger::OpcacheReset->name],
		);
	}

	/* Of each round: the slowest answer after a trigger, by the p99 before it. */
	private function slowdowns(Trigger $trigger): array
	{
		return array_map(fn ($one) => $one->slowest() / $one->p99(), $this->aftermaths[$trigger->name]);
	}
}
