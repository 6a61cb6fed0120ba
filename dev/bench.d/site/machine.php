<?php
// SPDX-License-Identifier: BSD-3-Clause
// How much of the machine's CPU goes to others than an application and its clients, and the patience to wait until it is little;
// runs in a benchmark.

final class Machine
{
	/* What others may use while something is measured, as a share of all. */
	public const CALM = 0.15;
	/* In seconds, all in all. After that, what is measured has to do with what it gets. */
	public const PATIENCE = 900;

	private readonly int $patientUntil;
	/* In ticks, at the last look: all of the machine's, those not idle, and those that were ours. */
	private array $last;

	/* $groups: a folder with the process groups that are ours, as names of files. */
	public function __construct(private readonly string $groups, int $patience = self::PATIENCE)
	{
		$this->last = $this->ticks();
		$this->patientUntil = time() + $patience;
	}

	public function isPatient(): bool
	{
		return time() < $this->patientUntil;
	}

	/* What others have used since the last look, as a share of what there was. A hypervisor that gave the CPU to another machine
	 * counts as well. */
	public function others(): float
	{
		$before = $this->last;
		$this->last = $this->ticks();
		[$all, $busy, $ours] = array_map(fn ($now, $then) => $now - $then, $this->last, $before);
		return max(0, $busy - $ours) / max(1, $all);
	}

	/* Waits until others leave the CPU alone. */
	public function awaitCalm(): void
	{
		$this->others();
		do {
			sleep(1);
		} while ($this->others() > self::CALM && $this->isPatient());
	}

	private function ticks(): array
	{
		[, $user, $nice, $system, $idle, $waiting, $interrupts, $softInterrupts, $stolen] = preg_split('/\s+/', file('/proc/stat')[0]);
		$busy = $user + $nice + $system + $interrupts + $softInterrupts + $stolen;
		return [$busy + $idle + $waiting, $busy, $this->ours()];
	}

	private function ours(): int
	{
		$groups = array_flip([posix_getpgrp(), ...array_map('basename', glob("$this->groups/*"))]);
		$ours = 0;
		foreach (glob('/proc/[0-9]*/stat') as $file) {
			/* A process may have ended since. What follows the last parenthesis: state, parent, group, …; user and system ticks of
			 * its own, and of the children that it has buried. */
			$fields = explode(' ', (string) strrchr((string) @file_get_contents($file), ')'));
			if (isset($fields[15]) && isset($groups[$fields[3]])) {
				$ours += array_sum(array_slice($fields, 12, 4));
			}
		}
		return $ours;
	}
}
