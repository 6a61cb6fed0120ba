<?php
// SPDX-License-Identifier: BSD-3-Clause
// The ways to have php-fpm serve fresh code, each by the command that a deploy would run; runs in peers.php.

/* What sets a php-fpm apart from the others; they are what the harness makes otherwise. */
enum Configuration
{
	case Plain;
	case Opcflush;
	case Patient;
	case Timestamps;

	/* Of Fpm. */
	public function options(): array
	{
		return match ($this) {
			self::Plain => ['opcflush' => false],
			self::Opcflush => ['segment' => true, 'ini' => ['opcflush.guard' => '1']],
			self::Patient => ['opcflush' => false, 'global' => ['process_control_timeout' => '20']],
			self::Timestamps => ['opcflush' => false, 'ini' => ['opcache.validate_timestamps' => '1', 'opcache.revalidate_freq' => '0']],
		};
	}
}

enum Peer: string
{
	case Nothing = 'no flush at all';
	case Reset = '`opcflush reset`';
	case Refresh = '`opcflush refresh`';
	case Guard = '`opcache_reset()` by HTTP, with `opcflush.guard = 1`';
	case OpcacheReset = '`opcache_reset()` by HTTP';
	case Invalidate = '`opcache_invalidate()` of all scripts by HTTP';
	case Cachetool = 'cachetool `opcache:reset`';
	case Reload = 'FPM reload';
	case PatientReload = 'FPM reload, `process_control_timeout = 20`';
	case Timestamps = '`validate_timestamps = 1`, no trigger';

	public function configuration(): Configuration
	{
		return match ($this) {
			self::Reset, self::Refresh, self::Guard => Configuration::Opcflush,
			self::PatientReload => Configuration::Patient,
			self::Timestamps => Configuration::Timestamps,
			default => Configuration::Plain,
		};
	}

	public function isOurs(): bool
	{
		return $this->configuration() === Configuration::Opcflush;
	}

	/* Whether fresh code comes without a trigger, or not at all. */
	public function hasTrigger(): bool
	{
		return $this !== self::Nothing && $this !== self::Timestamps;
	}

	/* Returns when the command has ended. $cachetool: the command; empty: its requests are made without it. */
	public function pull(Site $site, string $cachetool): void
	{
		$fpm = $site->fpm;
		match ($this) {
			self::Nothing, self::Timestamps => null,
			self::Reset => self::check($fpm->command(['reset'])),
			self::Refresh => self::check($fpm->command(['refresh'])),
			self::Guard, self::OpcacheReset => self::ask($site, 'opcache_reset'),
			self::Invalidate => self::ask($site, 'invalidate'),
			self::Cachetool => self::check(self::run($fpm, $cachetool === ''
				? [__DIR__ . '/cachetool.sh', $fpm->socket(), $fpm->file('control')]
				: [$cachetool, 'opcache:reset', '--fcgi=' . $fpm->socket(), '--tmp-dir=' . $fpm->file('control')])),
			self::Reload, self::PatientReload => posix_kill($fpm->master, SIGUSR2),
		};
	}

	private static function ask(Site $site, string $control): void
	{
		$ended = self::run($site->fpm, ['curl', '-fsS', '--max-time', '60', "http://{$site->nginx->address}/control/$control.php"]);
		self::check($ended);
		if ($ended->output !== '1') {
			throw new RuntimeException("$control: $ended");
		}
	}

	private static function run(Fpm $fpm, array $command): Ended
	{
		$pid = $fpm->sandbox->start($command, 'trigger.out', errors: 'trigger.err');
		$ended = (new Running($fpm->sandbox, $pid, $fpm->file('trigger')))->finish(70);
		array_map('unlink', [$fpm->file('trigger.out'), $fpm->file('trigger.err')]);
		return $ended;
	}

	private static function check(Ended $ended): void
	{
		if ($ended->status !== 0) {
			throw new RuntimeException("the trigger has failed: $ended");
		}
	}
}
