<?php
// SPDX-License-Identifier: BSD-3-Clause
// A php-fpm and an nginx that serve one page made of very many scripts, some of which can be changed; runs in a benchmark.

abstract class Application
{
	public const CHANGED = 10;
	private const WORKERS = 4;

	/* Of each request: the worker, when it began, and the CPU that the worker had used by then, in microseconds. */
	private const MARK = '<?php
		(function () {
			$used = getrusage();
			header(sprintf("X-Mark: %d %d %d", getmypid(), hrtime(true), 1000000 * ($used["ru_utime.tv_sec"] + $used["ru_stime.tv_sec"])
				+ $used["ru_utime.tv_usec"] + $used["ru_stime.tv_usec"]));
		})();';
	private const SCRIPTS = '<?php
		echo json_encode(array_column(opcache_get_status()["scripts"], "full_path"), JSON_THROW_ON_ERROR);';

	public readonly Fpm $fpm;
	public readonly Nginx $nginx;
	public readonly int $scripts;
	private array $changing = [];
	private int $changes = 0;

	/* $ini: what it has otherwise. */
	public function __construct(array $ini = [])
	{
		$this->fpm = new Fpm([
			'workers' => self::WORKERS,
			'segment' => true,
			/* The default, 0, would have a reload end the requests in flight. */
			'global' => ['process_control_timeout' => '20'],
			'ini' => $ini + [
				'extension' => $this->extensions(),
				'auto_prepend_file' => '{dir}/control/mark.php',
				'error_reporting' => (string) (E_ALL & ~E_DEPRECATED),
				'memory_limit' => '1G',
				'opcache.memory_consumption' => '1024',
				'opcache.interned_strings_buffer' => '32',
				'opcache.max_accelerated_files' => '50000',
			],
		]);
		$this->fpm->put($this->fpm->file('control/mark.php'), self::MARK);
		$this->fpm->put($this->fpm->file('control/scripts.php'), self::SCRIPTS);
		$root = $this->make();
		$this->nginx = new Nginx($this->fpm->sandbox, ['/' => [$root, $this->fpm->socket()]]);
		$this->warm();
		$this->choose($root);
	}

	/* Paths of those that it needs. */
	protected function extensions(): array
	{
		return [];
	}

	/* Puts the application's files there; returns its document root. */
	abstract protected function make(): string;

	/* What the table calls it. */
	abstract public function name(): string;

	/* The address of the page on the server. */
	abstract public function page(): string;

	public static function isPage(Answer $answer): bool
	{
		return $answer->status === 200 && str_contains($answer->body, '</html>');
	}

	/* Runs a line of PHP in a worker; returns the answer, whose body is what it echoes. */
	public function call(string $line): Answer
	{
		$name = 'control/' . md5($line) . '.php';
		if (!is_file($this->fpm->file($name))) {
			$this->fpm->put($this->fpm->file($name), "<?php $line;");
			/* opcflush has no fingerprint of a script that is compiled right after it was written. */
			usleep(100000);
		}
		$answer = $this->fpm->begin($this->fpm->file($name))->finish(60);
		return $answer->status === 200 ? $answer : throw new RuntimeException("$line: $answer->error $answer->body\n" . $this->fpm->errors());
	}

	/* Changes some of the scripts on disk, each by a rename as a deploy does it. */
	public function change(): void
	{
		$this->changes++;
		foreach ($this->changing as $path => $code) {
			$this->fpm->put($path, "$code\n// change $this->changes\n");
		}
	}

	/* Asks all workers for the page, so often. */
	public function everyWorker(int $times = 5): void
	{
		for ($i = 0; $i < $times; $i++) {
			$asked = array_map(fn () => $this->nginx->connect()->ask($this->page()), range(1, self::WORKERS));
			foreach (HttpConnection::collect($asked, 60) as $answer) {
				if (!self::isPage($answer)) {
					throw new RuntimeException("{$this->page()}: $answer->status $answer->error $answer->body\n" . $this->fpm->said());
				}
			}
		}
	}

	private function warm(): void
	{
		$count = -1;
		do {
			$before = $count;
			$this->everyWorker();
			$count = count($this->scripts());
		} while ($count !== $before);
		$this->scripts = $count;
	}

	private function scripts(): array
	{
		$scripts = json_decode($this->fpm->get($this->fpm->file('control/scripts.php')), true, flags: JSON_THROW_ON_ERROR);
		sort($scripts);
		return $scripts;
	}

	/* From all over the page's scripts, those to which code can be appended. */
	private function choose(string $root): void
	{
		$scripts = array_values(array_filter(
			$this->scripts(),
			fn ($script) => str_starts_with($script, "$root/") && !str_contains(file_get_contents($script), '?>'),
		));
		for ($i = 0; $i < self::CHANGED; $i++) {
			$path = $scripts[intdiv($i * count($scripts), self::CHANGED)];
			$this->changing[$path] = file_get_contents($path);
		}
	}
}

final class MediaWiki extends Application
{
	protected function extensions(): array
	{
		return preg_replace('/^extension=/', '', self::setUp('--extensions', PhpBuild::tested()->prefix));
	}

	protected function make(): string
	{
		return self::setUp(PhpBuild::tested()->prefix, $this->fpm->file('php.ini'), $this->fpm->sandbox->dir)[0];
	}

	/* Runs dev/mediawiki; returns the lines that it prints. */
	private static function setUp(string ...$arguments): array
	{
		exec(implode(' ', array_map(escapeshellarg(...), [dirname(__DIR__, 2) . '/mediawiki', ...$arguments])), $lines, $status);
		return $status === 0 ? $lines : throw new RuntimeException('there is no MediaWiki to measure with');
	}

	public function name(): string
	{
		return 'MediaWiki, ' . number_format($this->scripts) . ' scripts';
	}

	public function page(): string
	{
		return '/index.php?title=Main_Page';
	}
}

final class SmallFiles extends Application
{
	private const COUNT = 20000;
	private const FOLDERS = 200;

	protected function make(): string
	{
		for ($i = 0; $i < self::FOLDERS; $i++) {
			mkdir("{$this->fpm->site}/$i");
		}
		for ($i = 0; $i < self::COUNT; $i++) {
			file_put_contents("{$this->fpm->site}/" . $i % self::FOLDERS . "/$i.php", self::file($i));
		}
		$this->fpm->put('index.php', sprintf(<<<'END'
			<?php
			for ($i = 0, $sum = 0; $i < %d; $i++) {
				require __DIR__ . '/' . $i %% %d . "/$i.php";
				$sum += ("Part$i")::twice();
			}
			echo $sum, '</html>';
			END, self::COUNT, self::FOLDERS));
		return $this->fpm->site;
	}

	/* About 1 KiB. */
	private static function file(int $i): string
	{
		return <<<END
			<?php

			/* A part with a number and with neighbours. */
			final class Part$i
			{
				private const NUMBER = $i;

				private array \$neighbours = [];

				public function __construct(private string \$name = 'part $i', private bool \$isOpen = true)
				{
				}

				public static function twice(): int
				{
					return 2 * self::NUMBER;
				}

				public function add(string \$name, object \$neighbour): static
				{
					if (!\$this->isOpen) {
						throw new LogicException("\$this->name is closed: \$name cannot be added");
					}
					\$this->neighbours[\$name] = \$neighbour;
					return \$this;
				}

				public function close(): void
				{
					\$this->isOpen = false;
				}

				public function names(): array
				{
					\$names = array_keys(\$this->neighbours);
					sort(\$names);
					return array_map(fn (\$name) => ucfirst(\$name), \$names);
				}

				public function __toString(): string
				{
					return \$this->name . ' (' . self::NUMBER . '): ' . implode(', ', \$this->names());
				}
			}

			END;
	}

	public function name(): string
	{
		return number_format(self::COUNT) . ' small files';
	}

	public function page(): string
	{
		return '/index.php';
	}
}
