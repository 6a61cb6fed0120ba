<?php
/* SPDX-License-Identifier: BSD-3-Clause
 * Keeps a page under load: load.php ADDRESS PATH CLIENTS MARKER LOG STOP
 *
 * Each of CLIENTS asks for PATH again as soon as it has its answer, until the file STOP exists.
 * LOG gets a line per answer: begin and end (seconds, as microtime() has them), HTTP status
 * (0: no whole answer), 1 or 0 for whether MARKER is in the page. */

declare(strict_types=1);

const DEADLINE = 30.0;

[, $address, $path, $clients, $marker, $log, $stop] = $argv;
$lines = fopen($log, 'a');
$request = "GET $path HTTP/1.0\r\nHost: $address\r\nConnection: close\r\n\r\n";
$open = [];

$finish = function (int $id, bool $whole) use (&$open, $lines, $marker): void {
	['socket' => $socket, 'begin' => $begin, 'answer' => $answer] = $open[$id];
	fclose($socket);
	unset($open[$id]);
	$ended = $whole && preg_match('~^HTTP/\S+ (\d+)~', $answer, $match) && str_contains($answer, '</html>');
	fprintf($lines, "%.6f %.6f %d %d\n", $begin, microtime(true), $ended ? $match[1] : 0,
		str_contains($answer, $marker));
};

while (true) {
	$stopping = file_exists($stop);
	while (!$stopping && count($open) < $clients) {
		$begin = microtime(true);
		$socket = @stream_socket_client("tcp://$address", $code, $message, DEADLINE);
		if (!$socket) {
			fprintf($lines, "%.6f %.6f 0 0\n", $begin, microtime(true));
			usleep(10000);
			continue;
		}
		fwrite($socket, $request);
		stream_set_blocking($socket, false);
		$open[(int) $socket] = ['socket' => $socket, 'begin' => $begin, 'answer' => ''];
	}
	if (!$open) {
		break;
	}
	$readable = array_column($open, 'socket');
	$none = null;
	stream_select($readable, $none, $none, 0, 100000);
	foreach ($readable as $socket) {
		$part = fread($socket, 65536);
		$open[(int) $socket]['answer'] .= $part;
		if ($part === false || feof($socket)) {
			$finish((int) $socket, $part !== false);
		}
	}
	foreach ($open as $id => $one) {
		if (microtime(true) - $one['begin'] > DEADLINE) {
			$finish($id, false);
		}
	}
}
