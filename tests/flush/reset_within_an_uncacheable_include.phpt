--TEST--
A reset within the include of a stream that OPcache does not cache is adopted
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';

final class Resetting
{
	public $context;
	private bool $read = false;

	public function stream_open(): bool
	{
		opcflush_reset();
		return true;
	}

	public function stream_read(): string
	{
		[$code, $this->read] = [$this->read ? '' : '<?php return "streamed";', true];
		return $code;
	}

	public function stream_eof(): bool
	{
		return $this->read;
	}

	public function stream_stat(): array
	{
		return [];
	}

	public function stream_set_option(): bool
	{
		return false;
	}
}

$site = new Site;
stream_wrapper_register('resetting', Resetting::class);
$part = $site->put('part.php', '<?php return "old";');
echo include $part, "\n";
$site->put('part.php', '<?php return "new";');
echo @include 'resetting://code', ' ', include $part, "\n";
$status = opcflush_status();
echo 'applied ', $status['applied'], ', detached ', $status['detached'], ', cached ', var_export(opcache_is_script_cached($part), true), "\n";
?>
--EXPECT--
old
streamed new
applied 2, detached 0, cached true
