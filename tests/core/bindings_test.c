/* SPDX-License-Identifier: BSD-3-Clause
 * What the scanner of opcflush.signals takes, and what it says about the rest. */
#include "../../src/core/bindings.h"
#include "check.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static opcflush_bindings bindings;
static opcflush_faults faults;
static char said[OPCFLUSH_FAULTS_TEXT_SIZE];

/* The text is copied to memory of exactly its size, so that a sanitizer sees a read beyond it. */
static bool scan_bytes(const char *text, size_t length)
{
	char *exact = malloc(length == 0 ? 1 : length);
	bool clean;

	memcpy(exact, text, length);
	clean = opcflush_bindings_scan(&bindings, &faults, exact, length, 0);
	opcflush_faults_describe(&faults, said, sizeof(said));
	free(exact);
	return clean;
}

static bool scan(const char *text)
{
	return scan_bytes(text, strlen(text));
}

static bool binds(unsigned index, int signo, opcflush_order_kind kind)
{
	return index < bindings.count && bindings.list[index].signo == signo && bindings.list[index].kind == kind;
}

static bool binds_only(const char *text, int signo, opcflush_order_kind kind)
{
	return scan(text) && bindings.count == 1 && binds(0, signo, kind);
}

static bool binds_text(const char *text, opcflush_order_kind kind, const char *order)
{
	return binds_only(text, SIGURG, kind) && !strcmp(bindings.list[0].text, order);
}

static bool faults_only(const char *text, opcflush_fault_kind kind, size_t position)
{
	return !scan(text) && bindings.count == 0 && faults.count == 1 && faults.further == 0 &&
		faults.list[0].kind == kind && faults.list[0].position == position;
}

static bool says(const char *part)
{
	return strstr(said, part) != NULL;
}

static void accepted(void)
{
	check_group("the default binds two signals, in order");
	CHECK(scan("SIGUSR2=reset; SIGURG=reset"));
	CHECK(bindings.count == 2 && binds(0, SIGUSR2, OPCFLUSH_RESET) && binds(1, SIGURG, OPCFLUSH_RESET));
	CHECK(said[0] == '\0');

	check_group("names go with and without SIG, in any case");
	CHECK(binds_only("URG=reset", SIGURG, OPCFLUSH_RESET));
	CHECK(binds_only("sigurg=RESET", SIGURG, OPCFLUSH_RESET));
	CHECK(binds_only("SigUsr1=realpath", SIGUSR1, OPCFLUSH_REALPATH));
	CHECK(binds_only("wInCh=RealPath", SIGWINCH, OPCFLUSH_REALPATH));
	CHECK(binds_only("poll=reset", SIGIO, OPCFLUSH_RESET));

	check_group("real-time signals count from either end");
	CHECK(binds_only("SIGRTMIN=reset", SIGRTMIN, OPCFLUSH_RESET));
	CHECK(binds_only("rtmin+1=reset", SIGRTMIN + 1, OPCFLUSH_RESET));
	CHECK(binds_only("RTMIN+007=reset", SIGRTMIN + 7, OPCFLUSH_RESET));
	CHECK(binds_only("SIGRTMAX=reset", SIGRTMAX, OPCFLUSH_RESET));
	CHECK(binds_only("SigRtMax-2=realpath", SIGRTMAX - 2, OPCFLUSH_REALPATH));
	CHECK(binds_only("RTMAX-0=reset", SIGRTMAX, OPCFLUSH_RESET));

	check_group("white space and empty items do not matter");
	CHECK(binds_only("\t\r\n ; ;; URG \v=\f reset\n;;; ", SIGURG, OPCFLUSH_RESET));
	CHECK(scan("URG=reset;USR2=realpath;") && bindings.count == 2);

	check_group("empty text and none bind nothing");
	CHECK(scan("") && bindings.count == 0);
	CHECK(scan(" \t") && bindings.count == 0);
	CHECK(scan(" ;; ; ") && bindings.count == 0);
	CHECK(scan("none") && bindings.count == 0);
	CHECK(scan("  NoNe ") && bindings.count == 0);
}

static void refused(void)
{
	static const char *const php[] = {"TERM", "INT", "QUIT", "HUP", "CHLD", "CLD", "ALRM", "VTALRM", "PROF", "PIPE"};
	static const char *const crash[] = {"SEGV", "BUS", "FPE", "ILL", "ABRT", "IOT", "TRAP", "SYS"};
	char text[64];

	check_group("signals that no process can take are refused");
	CHECK(faults_only("SIGKILL=reset", OPCFLUSH_FAULT_UNCATCHABLE, 1));
	CHECK(says("\"SIGKILL=reset\" at byte 1: SIGKILL cannot be handled by any process; accepted: "));
	CHECK(faults_only("stop=reset", OPCFLUSH_FAULT_UNCATCHABLE, 1));

	check_group("signals that PHP needs are refused");
	for (size_t i = 0; i < sizeof(php) / sizeof(php[0]); i++) {
		snprintf(text, sizeof(text), "SIG%s=reset", php[i]);
		CHECK(faults_only(text, OPCFLUSH_FAULT_PHP, 1));
		CHECK(says("must not be taken, PHP needs it"));
	}

	check_group("the signal of PHP's timeouts is refused only where there is one");
	CHECK(opcflush_bindings_scan(&bindings, &faults, "RTMIN=reset", 11, 0));
	CHECK(!opcflush_bindings_scan(&bindings, &faults, "RTMIN=reset", 11, SIGRTMIN));
	CHECK(faults.list[0].kind == OPCFLUSH_FAULT_PHP && faults.list[0].signo == SIGRTMIN);

	check_group("signals that report a crash are refused");
	for (size_t i = 0; i < sizeof(crash) / sizeof(crash[0]); i++) {
		snprintf(text, sizeof(text), "%s=reset", crash[i]);
		CHECK(faults_only(text, OPCFLUSH_FAULT_CRASH, 1));
	}

	check_group("signals of job control and of resource limits are refused");
	CHECK(faults_only("CONT=reset", OPCFLUSH_FAULT_JOB_CONTROL, 1));
	CHECK(faults_only("TSTP=reset", OPCFLUSH_FAULT_JOB_CONTROL, 1));
	CHECK(faults_only("TTIN=reset", OPCFLUSH_FAULT_JOB_CONTROL, 1));
	CHECK(faults_only("TTOU=reset", OPCFLUSH_FAULT_JOB_CONTROL, 1));
	CHECK(faults_only("XCPU=reset", OPCFLUSH_FAULT_LIMIT, 1));
	CHECK(faults_only("XFSZ=reset", OPCFLUSH_FAULT_LIMIT, 1));
}

static void unknown(void)
{
	char text[64];

	check_group("unknown signals are refused");
	CHECK(faults_only("SIGKIL=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));
	CHECK(!strcmp(said, "\"SIGKIL=reset\" at byte 1: no such signal; accepted: signal=order, separated by \";\", with "
		"signals such as SIGURG, USR2 or SIGRTMIN+1 and the orders reset, realpath, refresh, invalidate and compact; or none"));
	CHECK(faults_only("SIG=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));
	CHECK(faults_only("SIGSIGURG=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));
	CHECK(faults_only("URG URG=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));
	CHECK(faults_only("=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));
	CHECK(faults_only("none=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));
	CHECK(faults_only("URG+1=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));
	CHECK(faults_only("RTMIN+=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));
	CHECK(faults_only("RTMIN-1=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));
	CHECK(faults_only("RTMAX+1=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));
	CHECK(faults_only("RTMIN1=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));
	CHECK(faults_only("RTMIN + 1=reset", OPCFLUSH_FAULT_UNKNOWN_SIGNAL, 1));

	check_group("numbers are refused");
	CHECK(faults_only("23=reset", OPCFLUSH_FAULT_NUMBER, 1));
	CHECK(says("by name, not by number"));

	check_group("real-time signals beyond the last one are refused");
	snprintf(text, sizeof(text), "RTMIN+%d=reset", SIGRTMAX - SIGRTMIN);
	CHECK(binds_only(text, SIGRTMAX, OPCFLUSH_RESET));
	snprintf(text, sizeof(text), "RTMIN+%d=reset", SIGRTMAX - SIGRTMIN + 1);
	CHECK(faults_only(text, OPCFLUSH_FAULT_OUT_OF_RANGE, 1));
	CHECK(says("the last one here is SIGRTMIN+"));
	CHECK(faults_only("RTMAX-99999999999999999999999999=reset", OPCFLUSH_FAULT_OUT_OF_RANGE, 1));
	CHECK(faults_only("RTMIN+4294967296=reset", OPCFLUSH_FAULT_OUT_OF_RANGE, 1));

	check_group("unknown and missing orders are refused");
	CHECK(faults_only("URG=rest", OPCFLUSH_FAULT_UNKNOWN_ORDER, 1));
	CHECK(says("\"URG=rest\" at byte 1: no such order; accepted: "));
	CHECK(faults_only("URG=", OPCFLUSH_FAULT_UNKNOWN_ORDER, 1));
	CHECK(faults_only("URG=reset realpath", OPCFLUSH_FAULT_UNKNOWN_ORDER, 1));
	CHECK(faults_only("URG=reset=reset", OPCFLUSH_FAULT_UNKNOWN_ORDER, 1));
	CHECK(faults_only("URG==reset", OPCFLUSH_FAULT_UNKNOWN_ORDER, 1));
	CHECK(faults_only("URG=reset, USR2=reset", OPCFLUSH_FAULT_UNKNOWN_ORDER, 1));
	CHECK(faults_only("  URG", OPCFLUSH_FAULT_NO_ORDER, 3));
	CHECK(faults_only("URG reset", OPCFLUSH_FAULT_NO_ORDER, 1));
	CHECK(says("an order is missing"));
}

/* The one fault is in what is behind an order's name. */
static bool faults_behind(const char *text, size_t position, size_t at, const char *expected)
{
	return faults_only(text, OPCFLUSH_FAULT_SELECTOR, position) && faults.list[0].selector.position == at &&
		!strcmp(faults.list[0].selector.expected, expected);
}

/* A signal handler copies the whole of it. */
static bool is_padded(unsigned index)
{
	const char *text = bindings.list[index].text;
	size_t length = strlen(text);

	while (length < OPCFLUSH_TEXT_SIZE && text[length] == '\0') {
		length++;
	}
	return length == OPCFLUSH_TEXT_SIZE;
}

static void selectors(void)
{
	check_group("an order's text is bound with it: its name, and its selectors as they are written");
	CHECK(binds_text("URG=reset", OPCFLUSH_RESET, "reset") && is_padded(0));
	CHECK(binds_text("URG=RealPath", OPCFLUSH_REALPATH, "realpath") && binds_text("URG = Compact;", OPCFLUSH_COMPACT, "compact"));
	CHECK(binds_text("URG=refresh", OPCFLUSH_REFRESH, "refresh") && binds_text("URG = Refresh ;", OPCFLUSH_REFRESH, "refresh"));
	CHECK(binds_text("URG=invalidate /srv/blog/**", OPCFLUSH_INVALIDATE, "invalidate /srv/blog/**") && is_padded(0));
	CHECK(binds_text("URG=INVALIDATE\t/a  \n/b ", OPCFLUSH_INVALIDATE, "invalidate /a /b"));
	CHECK(binds_text("URG=refresh /a=b /c,d /x{e,f}/[!g]", OPCFLUSH_REFRESH, "refresh /a=b /c,d /x{e,f}/[!g]"));
	CHECK(binds_text("URG=refresh '/my app'/", OPCFLUSH_REFRESH, "refresh '/my app'/"));

	check_group("a quoted semicolon does not end an item");
	CHECK(scan("URG=invalidate '/a;b' /c\\;d \"/e;\\\";f\";USR2=reset") && bindings.count == 2 && binds(1, SIGUSR2, OPCFLUSH_RESET));
	CHECK(!strcmp(bindings.list[0].text, "invalidate '/a;b' /c\\;d \"/e;\\\";f\"") && !strcmp(bindings.list[1].text, "reset"));
	CHECK(scan("URG=refresh /a;USR2=refresh;;WINCH=invalidate /b") && bindings.count == 3);
	CHECK(binds(0, SIGURG, OPCFLUSH_REFRESH) && binds(1, SIGUSR2, OPCFLUSH_REFRESH) && binds(2, SIGWINCH, OPCFLUSH_INVALIDATE));
	CHECK(!scan("URG=rest '/a;b'") && faults.count == 2);
	CHECK(!scan("URG=invalidate '/a; USR2=reset") && bindings.count == 0 && faults.count == 1);
}

static void wrong_selectors(void)
{
	check_group("a selector that is wrong or missing is told with the position of its byte");
	CHECK(faults_behind("URG=invalidate srv/x", 1, 16, "a \"/\""));
	CHECK(!strncmp(said, "\"URG=invalidate srv/x\" at byte 1: at byte 16, expected a \"/\"; accepted: ", 72));
	CHECK(faults_behind("  URG=invalidate", 3, 17, "a selector") && says("\"URG=invalidate\" at byte 3: at byte 17, expected a selector; "));
	CHECK(faults_behind("URG=invalidate  ;", 1, 17, "a selector") && says("\"URG=invalidate\" at byte 1: "));
	CHECK(faults_behind("URG=refresh /a @/run/m", 1, 16, "a \"/\" (no manifest can be read here)"));
	CHECK(faults_behind("URG=refresh /a[b", 1, 15, "a \"]\" for this \"[\""));
	CHECK(faults_behind("URG=refresh '/a", 1, 13, "a second \"'\" for this one"));
	CHECK(faults_behind("URG=refresh /a\\", 1, 15, "a byte to quote behind the \"\\\""));
	CHECK(faults_behind("URG=refresh/a", 1, 12, "white space") && faults_behind("URG=refresh=/a", 1, 12, "white space"));
	CHECK(faults_behind("URG=refresh, /a", 1, 12, "white space") && faults_behind("URG=refresh'/a'", 1, 12, "white space"));
	CHECK(faults_only("URG=compact /a", OPCFLUSH_FAULT_UNKNOWN_ORDER, 1) && faults_only("URG=compact compact", OPCFLUSH_FAULT_UNKNOWN_ORDER, 1));
	CHECK(faults_only("URG=reset /a", OPCFLUSH_FAULT_UNKNOWN_ORDER, 1) && faults_only("URG=realpath '/a'", OPCFLUSH_FAULT_UNKNOWN_ORDER, 1));
	CHECK(faults_only("URG=/a", OPCFLUSH_FAULT_UNKNOWN_ORDER, 1));

	check_group("the signal is looked at first, and items behind a wrong selector are bound");
	CHECK(faults_only("KILL=refresh srv", OPCFLUSH_FAULT_UNCATCHABLE, 1));
	CHECK(!scan("URG=refresh /a[b; USR2=reset") && bindings.count == 1 && binds(0, SIGUSR2, OPCFLUSH_RESET));
	CHECK(!scan("URG=refresh x '/a;b'; USR2=reset") && bindings.count == 1 && faults.count == 1);
	CHECK(!scan("URG=invalidate; USR2=refresh") && bindings.count == 1 && binds(0, SIGUSR2, OPCFLUSH_REFRESH));
	CHECK(!scan("URG=refresh /a\001b; USR2=refresh") && bindings.count == 1 && says("a byte that is no control character"));
}

static void longest_order(void)
{
	char text[OPCFLUSH_TEXT_SIZE + 64] = "URG=refresh   /";

	check_group("an order has at most 1023 bytes, white space between selectors counted once");
	memset(text + 15, 'a', OPCFLUSH_TEXT_SIZE - 1 - 9);
	CHECK(binds_only(text, SIGURG, OPCFLUSH_REFRESH) && strlen(bindings.list[0].text) == 1023);
	strcat(text, "a;USR2=reset");
	CHECK(!scan(text) && bindings.count == 1 && binds(0, SIGUSR2, OPCFLUSH_RESET));
	CHECK(faults.count == 1 && faults.list[0].kind == OPCFLUSH_FAULT_TOO_LONG && faults.list[0].position == 1);
	CHECK(says("\"URG=refresh   /aaaaaaaaaaaaaaaaaaaaaaaaa...\" at byte 1: an order has at most 1023 bytes; accepted: "));
	memcpy(text + 1000, " /b /c /d", 9);
	CHECK(!scan(text) && faults.list[0].kind == OPCFLUSH_FAULT_TOO_LONG);
}

static void several(void)
{
	char text[2048] = "";

	check_group("the other bindings still work, and each fault has its position");
	CHECK(!scan("KILL=reset; URG=reset;\tUSR2 ; PWR=realpath;USR2=flush"));
	CHECK(bindings.count == 2 && binds(0, SIGURG, OPCFLUSH_RESET) && binds(1, SIGPWR, OPCFLUSH_REALPATH));
	CHECK(faults.count == 3);
	CHECK(says("\"KILL=reset\" at byte 1: ") && says("\"USR2\" at byte 24: ") && says("\"USR2=flush\" at byte 44: "));

	check_group("none among others is a fault");
	CHECK(!scan("none; URG=reset") && bindings.count == 1 && faults.list[0].kind == OPCFLUSH_FAULT_NO_ORDER);

	check_group("a signal is bound once, by whatever name; the first order counts");
	CHECK(!scan("URG=reset;sigurg=realpath") && bindings.count == 1 && binds(0, SIGURG, OPCFLUSH_RESET));
	CHECK(faults.list[0].kind == OPCFLUSH_FAULT_REPEATED && faults.list[0].position == 11);
	CHECK(!scan("POLL=reset; IO=reset") && bindings.count == 1 && says("\"IO=reset\" at byte 13: SIGIO is bound already"));
	snprintf(text, sizeof(text), "RTMIN+%d=reset; RTMAX-4=reset", SIGRTMAX - SIGRTMIN - 4);
	CHECK(!scan(text) && bindings.count == 1 && faults.list[0].kind == OPCFLUSH_FAULT_REPEATED);

	check_group("there are bounds to bindings and to faults");
	strcpy(text, "USR1=reset; USR2=reset; URG=reset; WINCH=reset; IO=reset; PWR=reset");
	for (int i = 0; i < 27; i++) {
		snprintf(text + strlen(text), sizeof(text) - strlen(text), ";RTMIN+%d=reset", i);
	}
	CHECK(!scan(text) && bindings.count == OPCFLUSH_BINDINGS_MAX && faults.count == 1);
	CHECK(faults.list[0].kind == OPCFLUSH_FAULT_TOO_MANY && says("there are 32 bindings already"));
	CHECK(!scan("a;b;c;d;e;f;g;h;i;j") && faults.count == OPCFLUSH_FAULTS_KEPT && faults.further == 2);
	CHECK(says("\"h\" at byte 15: ") && !says("\"i\"") && says("; and 2 more; accepted: "));
}

static void strange_bytes(void)
{
	size_t size = 1u << 20;
	char *big = malloc(size);

	check_group("any bytes are quoted printable and short");
	CHECK(!scan_bytes("UR\0G=reset;URG=reset", 20) && bindings.count == 1 && binds(0, SIGURG, OPCFLUSH_RESET));
	CHECK(says("\"UR\\x00G=reset\" at byte 1: no such signal"));
	CHECK(!scan("\033[31m\"\\\xff=reset") && says("\"\\x1b[31m\\\"\\\\\\xff=reset\""));
	CHECK(!scan("\xef\xbb\xbf" "URG=reset") && bindings.count == 0);
	CHECK(!scan("0123456789012345678901234567890123456789") && says("\"0123456789012345678901234567890123456789\" at"));
	CHECK(!scan("01234567890123456789012345678901234567890") && says("\"0123456789012345678901234567890123456789...\""));

	check_group("a megabyte of anything ends in a short message");
	for (unsigned i = 0; i < 256; i++) {
		memset(big, (int)i, size);
		scan_bytes(big, size);
		CHECK(strlen(said) < 1024);
	}
	for (size_t i = 0; i < size; i++) {
		big[i] = "\x80;"[i % 2];
	}
	CHECK(!scan_bytes(big, size) && faults.further == size / 2 - OPCFLUSH_FAULTS_KEPT);
	CHECK(faults.list[7].position == 15);
	memset(big, 0x80, size);
	for (size_t i = 100; i < size; i += 100) {
		big[i] = ';';
	}
	CHECK(!scan_bytes(big, size) && says("compact; or none"));
	free(big);

	check_group("a message is cut to its buffer");
	CHECK(!opcflush_bindings_scan(&bindings, &faults, "SIGKIL=reset", 12, 0));
	opcflush_faults_describe(&faults, said, sizeof(said));
	for (size_t room = 0; room < 200; room++) {
		char *exact = malloc(room + 1);

		exact[room] = '!';
		CHECK(opcflush_faults_describe(&faults, exact, room) < (room == 0 ? 1 : room));
		CHECK(exact[room] == '!');
		CHECK(room == 0 || !strncmp(exact, said, room - 1));
		free(exact);
	}
}

static void names(void)
{
	char name[OPCFLUSH_SIGNAL_NAME_SIZE];

	check_group("signals are shown by one name");
	CHECK(!strcmp(opcflush_signal_name(SIGURG, name, sizeof(name)), "SIGURG"));
	CHECK(!strcmp(opcflush_signal_name(SIGPOLL, name, sizeof(name)), "SIGIO"));
	CHECK(!strcmp(opcflush_signal_name(SIGRTMIN, name, sizeof(name)), "SIGRTMIN"));
	CHECK(!strcmp(opcflush_signal_name(SIGRTMIN + 1, name, sizeof(name)), "SIGRTMIN+1"));
	CHECK(!strcmp(opcflush_signal_name(0, name, sizeof(name)), "signal 0"));
	CHECK(!strcmp(opcflush_signal_name(-2147483647, name, sizeof(name)), "signal -2147483647"));

	check_group("every name that is shown is understood");
	for (int signo = 1; signo < NSIG; signo++) {
		char text[64];

		opcflush_signal_name(signo, name, sizeof(name));
		if (strncmp(name, "signal", 6) != 0) {
			snprintf(text, sizeof(text), "%s=reset", name);
			CHECK(scan(text) ? binds(0, signo, OPCFLUSH_RESET) : faults.list[0].signo == signo);
		}
	}
}

int main(void)
{
	accepted();
	refused();
	unknown();
	selectors();
	wrong_selectors();
	longest_order();
	several();
	strange_bytes();
	names();
	return check_end();
}
