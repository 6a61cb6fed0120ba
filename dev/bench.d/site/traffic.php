<?php
// SPDX-License-Identifier: BSD-3-Clause
// Clients that ask for an application's page again and again, and what they have seen; runs in a benchmark and a child of it.

/* An answer to a client, or to the one that gives the orders. Times are those of hrtime(), in nanoseconds. */
final class Answered
{
	/* $mark: when the worker $pid began with it, having used $cpu microseconds of CPU since it was started. */
	public function __construct(
		public readonly int $begin,
		public readonly int $end,
		public readonly bool $isPage,
		public readonly int $pid,
		public readonly int $mark,
		public readonly int $cpu,
	) {
	}

	public static function of(Answer $answer, int $begin, bool $isPage): self
	{
		[$pid, $mark, $cpu] = array_map('intval', explode(' ', $answer->headers['x-mark'] ?? '0 0 0'));
		return new self($begin, hrtime(true), $isPage, $pid, $mark, $cpu);
	}

	/* In milliseconds. */
	public function latency(): float
	{
		return ($this->end - $this->begin) / 1e6;
	}
}

final class Traffic
{
	private const CLIENTS = 4;

	/* The pages so far, in the order of their ends. */
	public array $answers = [];
	public int $failed = 0;
	private readonly int $child;
	private $log;
	private int $read = 0;

	public function __construct(private readonly Application $application)
	{
		$name = $application->fpm->file('traffic.' . bin2hex(random_bytes(4)));
		touch($name);
		$this->log = fopen($name, 'r');
		$this->child = $application->fpm->sandbox->fork(fn () => $this->ask(fopen($name, 'a')));
	}

	/* Takes notice of what has been answered since. */
	public function look(): void
	{
		/* From the end of the last whole line; a seek also has PHP forget that the end was reached. */
		fseek($this->log, $this->read);
		while (str_ends_with($line = (string) fgets($this->log), "\n")) {
			$this->read += strlen($line);
			$numbers = array_map('intval', explode(' ', $line));
			if ($numbers[2]) {
				$this->answers[] = new Answered(...$numbers);
			} else {
				$this->failed++;
			}
		}
		if (pcntl_waitpid($this->child, $status, WNOHANG)) {
			throw new RuntimeException('the clients have ended: ' . @file_get_contents($this->application->fpm->file('children.log')));
		}
	}

	public function stop(): void
	{
		posix_kill($this->child, SIGKILL);
		pcntl_waitpid($this->child, $status);
		unlink($this->application->fpm->file("groups/$this->child"));
	}

	private function ask($log): void
	{
		$connections = $begins = [];
		for ($i = 0; $i < self::CLIENTS; $i++) {
			$connections[$i] = $this->application->nginx->connect();
			$begins[$i] = hrtime(true);
			$connections[$i]->ask($this->application->page());
		}
		while (true) {
			foreach (HttpConnection::select($connections, 1) as $i => $connection) {
				$answer = $connection->answer;
				$answered = Answered::of($answer, $begins[$i], Application::isPage($answer));
				fwrite($log, implode(' ', array_map('intval', (array) $answered)) . "\n");
				$begins[$i] = hrtime(true);
				$connection->ask($this->application->page());
			}
		}
	}
}
