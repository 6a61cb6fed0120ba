<?php
// SPDX-License-Identifier: BSD-3-Clause
// What the answers before and after a trigger tell of its cost; runs in refresh.php.

require_once __DIR__ . '/../site/statistics.php';

final class Aftermath
{
	/* The page is as fast as before when the median of so many answers in a row is, but for a quarter; so many there must also have
	 * been before. */
	private const RUN = 16;
	private const AS_FAST = 1.25;

	/* Of the page's answers before the trigger, in milliseconds. */
	private readonly array $steady;
	/* When the page was as fast as before; null: it is not yet. */
	private readonly ?int $recovered;

	/* $answers: all of the traffic, in the order of their ends; $order: the answer to the one who gave the order, if any;
	 * the steady state is from $from until $trigger. */
	public function __construct(
		private readonly array $answers,
		private readonly ?Answered $order,
		private readonly int $from,
		private readonly int $trigger,
	) {
		$this->steady = self::latencies(array_filter($answers, fn ($answer) => $answer->end >= $from && $answer->end < $trigger));
		$this->recovered = $this->recovery();
	}

	private function recovery(): ?int
	{
		if (count($this->steady) < self::RUN) {
			return null;
		}
		$asFast = self::AS_FAST * median($this->steady);
		$run = [];
		foreach ($this->answers as $answer) {
			if ($answer->begin < $this->trigger) {
				continue;
			}
			$run[] = $answer->latency();
			if (count($run) >= self::RUN && median(array_slice($run, -self::RUN)) <= $asFast) {
				return $answer->end;
			}
		}
		return null;
	}

	public function isOver(): bool
	{
		return $this->recovered !== null;
	}

	/* All that follows is in milliseconds, and of an aftermath that is over. */

	/* Until the page is as fast as before. */
	public function time(): float
	{
		return ($this->recovered - $this->trigger) / 1e6;
	}

	public function p99(): float
	{
		return percentile($this->steady, 0.99);
	}

	/* The slowest answer to whoever waited at some time in the second after the trigger. */
	public function slowest(): float
	{
		return max(self::latencies(array_filter(
			$this->answers,
			fn ($answer) => $answer->end > $this->trigger && $answer->begin < $this->trigger + 1e9,
		)));
	}

	/* CPU of all workers until the page is as fast as before. */
	public function cpu(): float
	{
		return $this->spent($this->trigger, $this->recovered)[0] / 1000;
	}

	/* What of it the same pages would not have cost before the trigger. */
	public function excess(): float
	{
		[$cpu, $pages] = $this->spent($this->trigger, $this->recovered);
		[$steadyCpu, $steadyPages] = $this->spent($this->from, $this->trigger);
		return ($cpu - $pages * $steadyCpu / $steadyPages) / 1000;
	}

	/* Points of a plot: when a request began, in seconds from the trigger, and how many milliseconds its answer took. */
	public function points(): array
	{
		return array_map(
			fn ($answer) => [($answer->begin - $this->trigger) / 1e9, $answer->latency()],
			array_filter($this->answers, fn ($answer) => $answer->end >= $this->from),
		);
	}

	/* The CPU of all workers, in microseconds, and the number of pages that it was spent on: of each worker, from the beginning
	 * of the request that it was in at $from until the beginning of the one that it was in at $to. */
	private function spent(int $from, int $to): array
	{
		$workers = [];
		foreach ([...$this->answers, ...($this->order ? [$this->order] : [])] as $answer) {
			$workers[$answer->pid][$answer->mark] = $answer;
		}
		$cpu = $pages = 0;
		foreach ($workers as $answers) {
			ksort($answers);
			$last = null;
			foreach ($answers as $mark => $answer) {
				if ($mark > $to) {
					break;
				}
				if ($mark > $from) {
					/* A worker without an earlier request has been started since. */
					$cpu += $answer->cpu - ($last->cpu ?? 0);
					$pages += (int) ($last && $last->isPage);
				}
				$last = $answer;
			}
		}
		return [$cpu, $pages];
	}

	private static function latencies(array $answers): array
	{
		return array_map(fn ($answer) => $answer->latency(), $answers);
	}
}
