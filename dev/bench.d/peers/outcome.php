<?php
// SPDX-License-Identifier: BSD-3-Clause
// What the clients' answers and the processes tell of one deploy and its trigger; runs in peers.php.

/* Others had so much of it that there is nothing to compare with. */
final class MachineIsBusy extends RuntimeException
{
}

final class Outcome
{
	/* The page is as fast as before when the median of so many fresh answers in a row is, but for a quarter. */
	private const RUN = 16;
	private const AS_FAST = 1.25;

	/* All that is left is milliseconds from when the trigger was sent, or numbers of answers. */
	public readonly float $took;
	/* INF: not within the time that was looked at; -INF: there was none. */
	public readonly float $firstFresh;
	public readonly float $lastStale;
	public readonly float $asFast;
	/* Of those that were asked for after the trigger was sent, and after it had returned. */
	public readonly int $staleSinceSent;
	public readonly int $stale;
	/* Of several versions. */
	public readonly int $mixed;
	public readonly int $failed;
	public readonly float $p50;
	public readonly float $p99;
	public readonly float $slowest;
	/* At any time. */
	public readonly float $slowestOfAll;
	/* Beyond what the same answers had cost before, that of the trigger's own processes included. */
	public readonly float $cpu;

	/* $answers: in the order of their ends; $version: what was deployed, $deploying: from when on; times, and what was used of the
	 * CPU, in nanoseconds. $dead: workers that a signal has ended; $isLongLost: whether the long request was not answered. */
	public function __construct(
		array $answers, int $version, int $from, int $deploying, private readonly int $sent, int $returned, private readonly int $end,
		int $cpuBefore, int $cpu, public readonly int $dead, public readonly bool $isLongLost, public readonly float $others,
	) {
		$failed = array_filter($answers, fn ($answer) => $answer->oldest === 0);
		$answers = array_filter($answers, fn ($answer) => $answer->oldest !== 0);
		$since = array_filter($answers, fn ($answer) => $answer->end > $sent && $answer->begin < $end);
		$asked = array_filter($since, fn ($answer) => $answer->begin >= $sent);
		$isStale = fn ($answer) => $answer->oldest < $version;
		$fresh = array_filter($since, fn ($answer) => !$isStale($answer));
		$old = array_filter($asked, $isStale);
		$steady = array_filter($answers, fn ($answer) => $answer->end >= $from && $answer->end <= $deploying);
		if (!$steady) {
			throw new MachineIsBusy('no answer before the trigger: is the machine busy?');
		}
		$this->took = $this->after($returned);
		$this->firstFresh = $fresh ? $this->after(reset($fresh)->end) : INF;
		$this->staleSinceSent = count($old);
		$this->stale = count(array_filter($old, fn ($answer) => $answer->begin >= $returned));
		$this->lastStale = $this->lastOf($old);
		$this->mixed = count(array_filter($answers, fn ($answer) => $answer->end > $deploying && $answer->oldest !== $answer->newest));
		$this->failed = count($failed) + (int) $isLongLost;
		$this->asFast = $this->recovery(array_filter($fresh, fn ($answer) => $answer->begin >= $sent), self::latencies($steady));
		$second = self::latencies(array_filter($since, fn ($answer) => $answer->begin < $sent + 1e9));
		[$this->p50, $this->p99, $this->slowest] = $second ? [median($second), percentile($second, 0.99), max($second)] : [INF, INF, INF];
		$this->slowestOfAll = $since ? max(self::latencies($since)) : INF;
		$each = $cpuBefore / self::count($answers, $from, $deploying);
		$this->cpu = ($cpu - $each * self::count($answers, $sent, $end)) / 1e6;
	}

	/* When the last of these ended. Where there are any in the last quarter, they have not come to an end. */
	private function lastOf(array $answers): float
	{
		if (!$answers) {
			return -INF;
		}
		$isGoingOn = max(array_column($answers, 'begin')) > $this->end - ($this->end - $this->sent) / 4;
		return $isGoingOn ? INF : $this->after(max(array_column($answers, 'end')));
	}

	private function recovery(array $answers, array $steady): float
	{
		$run = [];
		foreach ($answers as $answer) {
			$run[] = $answer->latency();
			if (count($run) >= self::RUN && median(array_slice($run, -self::RUN)) <= self::AS_FAST * median($steady)) {
				return $this->after($answer->end);
			}
		}
		return INF;
	}

	private function after(int $time): float
	{
		return ($time - $this->sent) / 1e6;
	}

	/* How many answers were made between the two, parts of them included. */
	private static function count(array $answers, int $from, int $to): float
	{
		return array_sum(array_map(fn ($answer) => $answer->share($from, $to), $answers));
	}

	private static function latencies(array $answers): array
	{
		return array_map(fn ($answer) => $answer->latency(), $answers);
	}
}
