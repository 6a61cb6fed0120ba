<?php
// SPDX-License-Identifier: BSD-3-Clause
// A php-fpm and an nginx with a site of their own that can be brought from version to version; runs in peers.php.

abstract class Site
{
	public const WORKERS = 6;
	private const CONTROL = [
		'opcache_reset' => 'echo (int) opcache_reset();',
		'invalidate' => 'foreach (opcache_get_status()["scripts"] as $script) { opcache_invalidate($script["full_path"], true); } echo 1;',
		'misses' => 'echo opcache_get_status(false)["opcache_statistics"]["misses"] ?? "";',
		/* Not in one sleep, which a signal would cut short. */
		'long' => 'for ($end = microtime(true) + $_GET["seconds"]; microtime(true) < $end; usleep(20000)) { clearstatcache();
			if (is_file(__DIR__ . "/stop")) { break; } } echo "done";',
	];

	public readonly Fpm $fpm;
	public readonly Nginx $nginx;
	public int $version = 0;

	/* $isLinked: its versions are folders, and a link is switched; otherwise files are replaced in place. */
	public function __construct(Configuration $configuration, protected readonly bool $isLinked)
	{
		$options = $configuration->options();
		$this->fpm = new Fpm(['workers' => self::WORKERS, 'ini' => ($options['ini'] ?? []) + $this->ini() + [
			'opcache.memory_consumption' => '256',
			'opcache.interned_strings_buffer' => '32',
			'opcache.max_accelerated_files' => '50000',
		]] + $options);
		foreach (self::CONTROL as $name => $code) {
			$this->fpm->put($this->fpm->file("control/$name.php"), "<?php $code");
		}
		$root = $this->make();
		$this->deploy();
		$this->nginx = new Nginx($this->fpm->sandbox, [
			'/' => [$root, $this->fpm->socket()],
			'/control/' => [$this->fpm->sandbox->dir, $this->fpm->socket()],
		]);
	}

	/* What is set beside the configuration. */
	protected function ini(): array
	{
		return [];
	}

	/* Puts all of it there but the first version; returns the document root. */
	abstract protected function make(): string;

	/* What the tables call it. */
	abstract public static function name(): string;

	/* The address of the page on the server. */
	abstract public function page(): string;

	/* The oldest and the newest version that an answer is made of; null: it is no answer to the page. */
	abstract public function versions(Answer $answer): ?array;

	/* Brings the next version there. */
	public function deploy(): void
	{
		$this->put(++$this->version);
	}

	abstract protected function put(int $version): void;

	/* Asks until nothing is compiled any more. Alone at first: whatever is due in a quiet moment is done in that one. */
	public function warm(): void
	{
		$this->ask(1);
		$this->nginx->get('/control/long.php?seconds=0');
		until(function () {
			$before = $this->nginx->get('/control/misses.php')->body;
			$this->ask(2 * self::WORKERS);
			return is_numeric($before) && $this->nginx->get('/control/misses.php')->body === $before;
		}, 'nothing is compiled any more', 60);
	}

	private function ask(int $times): void
	{
		foreach (HttpConnection::collect(array_map(fn () => $this->nginx->connect()->ask($this->page()), range(1, $times)), 60) as $answer) {
			if (!$this->versions($answer)) {
				throw new RuntimeException("{$this->page()}: $answer->status $answer->error $answer->body\n" . $this->fpm->said());
			}
		}
	}

	/* The CPU that the master and its workers have used so far, those that are gone as well, in nanoseconds. */
	public function cpu(): int
	{
		$used = 0;
		foreach ([$this->fpm->master, ...$this->fpm->children()] as $pid) {
			$used += (int) @file_get_contents("/proc/$pid/schedstat");
		}
		/* What follows the last parenthesis: state, parent, …; the last two of these are ticks of buried children. */
		$fields = explode(' ', (string) strrchr((string) file_get_contents("/proc/{$this->fpm->master}/stat"), ')'));
		return $used + ($fields[14] + $fields[15]) * 10000000;
	}
}

final class MediaWiki extends Site
{
	private const CHANGED = 'includes/skins/Skin.php';
	private const TITLE = '$htmlTitle = $out->getPageTitle();';

	private static ?Sandbox $template = null;

	protected function ini(): array
	{
		return [
			'extension' => preg_replace('/^extension=/', '', self::command('--extensions', PhpBuild::tested()->prefix)),
			'error_reporting' => (string) (E_ALL & ~E_DEPRECATED),
		];
	}

	/* Installed once, and copied for each. */
	private function template(): string
	{
		if (!self::$template) {
			self::$template = new Sandbox;
			$folder = self::$template->dir;
			$ini = new PhpIni($folder, '', ['php' => PhpBuild::tested(), 'opcache' => true, 'opcflush' => false, 'ini' => $this->ini()]);
			file_put_contents("$folder/php.ini", $ini->server());
			self::command(PhpBuild::tested()->prefix, "$folder/php.ini", $folder);
			/* A third of its files, and none of them in use. */
			self::run('rm', '-r', "$folder/wiki/extensions");
			mkdir("$folder/wiki/extensions");
		}
		return self::$template->dir . '/wiki';
	}

	protected function make(): string
	{
		if (!$this->isLinked) {
			self::run('cp', '-a', $this->template(), $this->fpm->file('wiki'));
			return $this->fpm->file('wiki');
		}
		mkdir($this->fpm->file('releases'));
		foreach ([-1, 0] as $version) {
			self::run('cp', '-a', $this->template(), $this->fpm->file("releases/$version"));
		}
		return $this->fpm->file('current');
	}

	/* In the layout with a link, the folder of the release before the last one becomes that of the next one, by a new name. */
	protected function put(int $version): void
	{
		$folder = $this->fpm->file($this->isLinked ? "releases/$version" : 'wiki');
		if ($this->isLinked) {
			rename($this->fpm->file('releases/' . $version - 2), $folder);
		}
		$code = file_get_contents($this->template() . '/' . self::CHANGED);
		$title = substr(self::TITLE, 0, -1) . " . ' (release $version)';";
		$this->fpm->put("$folder/" . self::CHANGED, str_replace(self::TITLE, $title, $code));
		if ($this->isLinked) {
			$this->fpm->link($this->fpm->file('current'), "releases/$version");
		}
	}

	public static function name(): string
	{
		return 'MediaWiki';
	}

	public function page(): string
	{
		return '/index.php?title=Main_Page';
	}

	public function versions(Answer $answer): ?array
	{
		return $answer->status === 200 && str_contains($answer->body, '</html>') && preg_match('/\(release (\d+)\)/', $answer->body, $match)
			? [(int) $match[1], (int) $match[1]] : null;
	}

	/* Of Debian's package. */
	public static function packaged(): string
	{
		return preg_match('~_(?:\d%3a)?([^_]+)_~', basename(glob(dirname(__DIR__, 3) . '/build/demo/packages/mediawiki_*.deb')[0]), $match) ? $match[1] : '';
	}

	private static function command(string ...$arguments): array
	{
		return self::run(dirname(__DIR__, 2) . '/mediawiki', ...$arguments);
	}

	/* Returns the lines that it prints. */
	private static function run(string ...$command): array
	{
		exec(implode(' ', array_map(escapeshellarg(...), $command)), $lines, $status);
		return $status === 0 ? $lines : throw new RuntimeException("exit status $status: " . implode(' ', $command));
	}
}

/* The page of the consistency storm. Its files have the time stamps of their writing here, so that a check of these has a chance. */
final class VersionedPage extends Site
{
	private readonly Layout $layout;

	protected function make(): string
	{
		$this->layout = $this->isLinked ? new Releases($this->fpm->file('app')) : new class($this->fpm->file('app')) extends InPlace {
			protected function put(string $path, string $code, int $time): void
			{
				parent::put($path, $code, time());
			}
		};
		return $this->layout->root();
	}

	protected function put(int $version): void
	{
		$this->layout->deploy($version);
	}

	public static function name(): string
	{
		return 'Page of the storm';
	}

	public function page(): string
	{
		return '/index.php';
	}

	public function versions(Answer $answer): ?array
	{
		$numbers = array_slice(array_map('intval', explode(' ', trim($answer->body))), 1);
		return $answer->status === 200 && count($numbers) === Layout::VERSIONS ? [min($numbers), max($numbers)] : null;
	}
}
