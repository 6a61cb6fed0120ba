/* SPDX-License-Identifier: BSD-3-Clause
 * Bindings: how INI opcflush.signals is read, and what is said about it. */
#include "bindings.h"
#include "scanner.h"

#ifdef _WIN32
# include "windows/signal_numbers.h"
#else
# include <signal.h>
#endif
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define QUOTE_MAX 40

/* One item as it stands: the first token on either side of the first "=", and how many there are. An order that has selectors
 * is read to the end of the item. */
typedef struct {
	const char *begin;
	const char *end;
	bool equals;
	opcflush_token signal;
	opcflush_token order;
	unsigned signals;
	unsigned orders;
	opcflush_binding binding;
	opcflush_text_verdict verdict;
	opcflush_text_fault fault;
} item;

typedef struct {
	const char *name;
	int signo;
	opcflush_fault_kind refused; /* 0: accepted */
} known_signal;

/* The first name of a number is the one that is shown.
 *
 * SIGUSR1 is accepted although FPM's master reopens its logs by it, and Apache's children and php-cgi end by it: all of them
 * have a handler of their own, which is left alone. FPM's workers have none, and die of it unless it is bound.
 * SIGHUP is not: whoever sends it means the process to end (a terminal that closes, Apache's restart), and with the default
 * action gone it would stay. */
static const known_signal known_signals[] = {
	{"HUP", SIGHUP, OPCFLUSH_FAULT_PHP},
	{"INT", SIGINT, OPCFLUSH_FAULT_PHP},
	{"QUIT", SIGQUIT, OPCFLUSH_FAULT_PHP},
	{"ILL", SIGILL, OPCFLUSH_FAULT_CRASH},
	{"TRAP", SIGTRAP, OPCFLUSH_FAULT_CRASH},
	{"ABRT", SIGABRT, OPCFLUSH_FAULT_CRASH},
#ifdef SIGIOT
	{"IOT", SIGIOT, OPCFLUSH_FAULT_CRASH},
#endif
#ifdef SIGEMT
	{"EMT", SIGEMT, OPCFLUSH_FAULT_CRASH},
#endif
	{"BUS", SIGBUS, OPCFLUSH_FAULT_CRASH},
	{"FPE", SIGFPE, OPCFLUSH_FAULT_CRASH},
	{"KILL", SIGKILL, OPCFLUSH_FAULT_UNCATCHABLE},
	{"USR1", SIGUSR1, 0},
	{"SEGV", SIGSEGV, OPCFLUSH_FAULT_CRASH},
	{"USR2", SIGUSR2, 0},
	{"PIPE", SIGPIPE, OPCFLUSH_FAULT_PHP},
	{"ALRM", SIGALRM, OPCFLUSH_FAULT_PHP},
	{"TERM", SIGTERM, OPCFLUSH_FAULT_PHP},
#ifdef SIGSTKFLT
	{"STKFLT", SIGSTKFLT, 0},
#endif
	{"CHLD", SIGCHLD, OPCFLUSH_FAULT_PHP},
#ifdef SIGCLD
	{"CLD", SIGCLD, OPCFLUSH_FAULT_PHP},
#endif
	{"CONT", SIGCONT, OPCFLUSH_FAULT_JOB_CONTROL},
	{"STOP", SIGSTOP, OPCFLUSH_FAULT_UNCATCHABLE},
	{"TSTP", SIGTSTP, OPCFLUSH_FAULT_JOB_CONTROL},
	{"TTIN", SIGTTIN, OPCFLUSH_FAULT_JOB_CONTROL},
	{"TTOU", SIGTTOU, OPCFLUSH_FAULT_JOB_CONTROL},
	{"URG", SIGURG, 0},
	{"XCPU", SIGXCPU, OPCFLUSH_FAULT_LIMIT},
	{"XFSZ", SIGXFSZ, OPCFLUSH_FAULT_LIMIT},
	{"VTALRM", SIGVTALRM, OPCFLUSH_FAULT_PHP},
	{"PROF", SIGPROF, OPCFLUSH_FAULT_PHP},
#ifdef SIGWINCH
	{"WINCH", SIGWINCH, 0},
#endif
	{"IO", SIGIO, 0},
#ifdef SIGPOLL
	{"POLL", SIGPOLL, 0},
#endif
#ifdef SIGINFO
	{"INFO", SIGINFO, 0},
#endif
#ifdef SIGPWR
	{"PWR", SIGPWR, 0},
#endif
	{"SYS", SIGSYS, OPCFLUSH_FAULT_CRASH},
};

#define KNOWN_SIGNALS (sizeof(known_signals) / sizeof(known_signals[0]))

static opcflush_fault_kind known_signal_of(opcflush_token word, int *signo)
{
	const char *name = word.text;
	size_t length = word.length;

	if (length > 3 && opcflush_is_word(name, 3, "SIG")) {
		name += 3;
		length -= 3;
	}
	for (size_t i = 0; i < KNOWN_SIGNALS; i++) {
		if (opcflush_is_word(name, length, known_signals[i].name)) {
			*signo = known_signals[i].signo;
			return known_signals[i].refused;
		}
	}
	return OPCFLUSH_FAULT_UNKNOWN_SIGNAL;
}

/* The C library keeps the first real-time signals of the kernel to itself; its SIGRTMIN is beyond them. */
static opcflush_fault_kind realtime_signal_of(opcflush_token name, int *signo)
{
#if defined(SIGRTMIN) && defined(SIGRTMAX)
	int count = SIGRTMAX - SIGRTMIN + 1;
	int offset = 0;
	bool digits = false;

	for (size_t i = 0; i < name.length; i++) {
		if (digits && offset < count) {
			offset = offset * 10 + (name.text[i] - '0');
		}
		digits = digits || name.text[i] == '+' || name.text[i] == '-';
	}
	if (offset >= count) {
		return OPCFLUSH_FAULT_OUT_OF_RANGE;
	}
	*signo = name.kind == OPCFLUSH_TOKEN_FROM_FIRST ? SIGRTMIN + offset : SIGRTMAX - offset;
	return 0;
#else
	(void)name;
	(void)signo;
	return OPCFLUSH_FAULT_UNKNOWN_SIGNAL;
#endif
}

static opcflush_fault_kind signal_of(const item *read, int timer_signo, int *signo)
{
	opcflush_fault_kind refused;

	if (read->signals == 1 && read->signal.kind == OPCFLUSH_TOKEN_NUMBER) {
		return OPCFLUSH_FAULT_NUMBER;
	}
	if (read->signals == 1 && read->signal.kind == OPCFLUSH_TOKEN_WORD) {
		refused = known_signal_of(read->signal, signo);
	} else if (read->signals == 1 && (read->signal.kind == OPCFLUSH_TOKEN_FROM_FIRST || read->signal.kind == OPCFLUSH_TOKEN_FROM_LAST)) {
		refused = realtime_signal_of(read->signal, signo);
	} else {
		return OPCFLUSH_FAULT_UNKNOWN_SIGNAL;
	}
	return refused == 0 && *signo == timer_signo ? OPCFLUSH_FAULT_PHP : refused;
}

static opcflush_fault_kind order_of(const item *read)
{
	if (read->binding.kind == 0 || read->orders != 1) {
		return OPCFLUSH_FAULT_UNKNOWN_ORDER;
	}
	switch (read->verdict) {
	case OPCFLUSH_TEXT_WRONG:
		return OPCFLUSH_FAULT_SELECTOR;
	case OPCFLUSH_TEXT_TOO_LONG:
		return OPCFLUSH_FAULT_TOO_LONG;
	default:
		return 0;
	}
}

/* What the text of an item ends with is shown, but for white space. */
static const char *end_of(const char *begin, const char *end)
{
	while (end > begin && strchr(" \t\r\n\v\f", end[-1]) && end[-1] != '\0') {
		end--;
	}
	return end;
}

/* The first word of an order. Where there may be selectors, all that is behind it, so that quotes count in there. */
static void read_order(opcflush_scanner *s, item *read)
{
	opcflush_binding *binding = &read->binding;

	if (read->order.kind != OPCFLUSH_TOKEN_WORD || !opcflush_text_kind(read->order.text, read->order.length, &binding->kind)) {
		return;
	}
	strcpy(binding->text, opcflush_order_name(binding->kind));
	if (opcflush_order_is_selective(binding->kind)) {
		read->verdict = opcflush_text_scan(s, binding->kind, binding->text, sizeof(binding->text), &read->fault);
		read->end = end_of(read->end, s->cursor);
	}
}

/* Reads up to and including the next separator; false at the end of the text. Nothing in an item is given back, so that
 * any text is read once. */
static bool next_item(opcflush_scanner *s, item *read)
{
	opcflush_token t;

	*read = (item){0};
	for (t = opcflush_scan(s); t.kind != OPCFLUSH_TOKEN_SEPARATOR && t.kind != OPCFLUSH_TOKEN_END; t = opcflush_scan(s)) {
		if (read->begin == NULL) {
			read->begin = t.text;
		}
		read->end = t.text + t.length;
		if (t.kind == OPCFLUSH_TOKEN_EQUALS && !read->equals) {
			read->equals = true;
		} else if (!read->equals) {
			read->signal = read->signals++ == 0 ? t : read->signal;
		} else if (read->orders++ == 0) {
			read->order = t;
			read_order(s, read);
		}
	}
	return t.kind != OPCFLUSH_TOKEN_END || read->begin != NULL;
}

static bool is_bound(const opcflush_bindings *bindings, int signo)
{
	for (unsigned i = 0; i < bindings->count; i++) {
		if (bindings->list[i].signo == signo) {
			return true;
		}
	}
	return false;
}

static opcflush_fault_kind bind_item(opcflush_bindings *bindings, const item *read, int timer_signo, int *signo)
{
	opcflush_fault_kind fault;

	if (!read->equals) {
		return OPCFLUSH_FAULT_NO_ORDER;
	}
	fault = signal_of(read, timer_signo, signo);
	if (fault == 0) {
		fault = order_of(read);
	}
	if (fault != 0) {
		return fault;
	}
	if (is_bound(bindings, *signo)) {
		return OPCFLUSH_FAULT_REPEATED;
	}
	if (bindings->count == OPCFLUSH_BINDINGS_MAX) {
		return OPCFLUSH_FAULT_TOO_MANY;
	}
	bindings->list[bindings->count] = read->binding;
	bindings->list[bindings->count++].signo = *signo;
	return 0;
}

static void note_fault(opcflush_faults *faults, opcflush_fault fault)
{
	if (faults->count < OPCFLUSH_FAULTS_KEPT) {
		faults->list[faults->count++] = fault;
	} else {
		faults->further++;
	}
}

static bool is_none(const char *text, size_t length)
{
	opcflush_scanner s = opcflush_scanner_of(text, length, OPCFLUSH_SCAN_WORDS);
	opcflush_token word = opcflush_scan(&s);

	return word.kind == OPCFLUSH_TOKEN_WORD && opcflush_is_word(word.text, word.length, "none")
		&& opcflush_scan(&s).kind == OPCFLUSH_TOKEN_END;
}

bool opcflush_bindings_scan(opcflush_bindings *bindings, opcflush_faults *faults, const char *text, size_t length,
	int timer_signo)
{
	opcflush_scanner s = opcflush_scanner_of(text, length, OPCFLUSH_SCAN_WORDS);
	item read;

	bindings->count = 0;
	faults->count = 0;
	faults->further = 0;
	if (length == 0 || is_none(text, length)) {
		return true;
	}
	while (next_item(&s, &read)) {
		opcflush_fault fault = {.text = read.begin, .length = (size_t)(read.end - read.begin)};

		if (read.begin == NULL) {
			continue;
		}
		fault.position = (size_t)(read.begin - text) + 1;
		fault.kind = bind_item(bindings, &read, timer_signo, &fault.signo);
		fault.selector = read.fault;
		if (fault.kind != 0) {
			note_fault(faults, fault);
		}
	}
	return faults->count == 0;
}

const char *opcflush_signal_name(int signo, char *buffer, size_t size)
{
	for (size_t i = 0; i < KNOWN_SIGNALS; i++) {
		if (known_signals[i].signo == signo) {
			snprintf(buffer, size, "SIG%s", known_signals[i].name);
			return buffer;
		}
	}
#if defined(SIGRTMIN) && defined(SIGRTMAX)
	if (signo >= SIGRTMIN && signo <= SIGRTMAX) {
		snprintf(buffer, size, signo == SIGRTMIN ? "SIGRTMIN" : "SIGRTMIN+%d", signo - SIGRTMIN);
		return buffer;
	}
#endif
	snprintf(buffer, size, "signal %d", signo);
	return buffer;
}

typedef struct {
	char *buffer;
	size_t size;
	size_t length;
} sentence;

#if defined(__GNUC__) && !defined(_WIN32)
__attribute__((format(printf, 2, 3)))
#endif
static void say(sentence *to, const char *format, ...)
{
	va_list values;
	int length;

	if (to->length + 1 >= to->size) {
		return;
	}
	va_start(values, format);
	length = vsnprintf(to->buffer + to->length, to->size - to->length, format, values);
	va_end(values);
	if (length > 0) {
		to->length += (size_t)length;
	}
	if (to->length >= to->size) {
		to->length = to->size - 1;
	}
}

/* Bytes of the INI file end up in logs and terminals: only printable ASCII gets there as it is. */
static void quote(sentence *to, const char *text, size_t length)
{
	say(to, "\"");
	for (size_t i = 0; i < length && i < QUOTE_MAX; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < ' ' || c > '~') {
			say(to, "\\x%02x", c);
		} else {
			say(to, c == '"' || c == '\\' ? "\\%c" : "%c", c);
		}
	}
	say(to, length > QUOTE_MAX ? "...\"" : "\"");
}

static void say_fault(sentence *to, const opcflush_fault *fault)
{
	char name[OPCFLUSH_SIGNAL_NAME_SIZE];

	opcflush_signal_name(fault->signo, name, sizeof(name));
	switch (fault->kind) {
	case OPCFLUSH_FAULT_NO_ORDER:
		say(to, "an order is missing");
		break;
	case OPCFLUSH_FAULT_UNKNOWN_SIGNAL:
		say(to, "no such signal");
		break;
	case OPCFLUSH_FAULT_NUMBER:
		say(to, "signals go by name, not by number");
		break;
	case OPCFLUSH_FAULT_OUT_OF_RANGE:
#if defined(SIGRTMIN) && defined(SIGRTMAX)
		say(to, "no such signal, the last one here is SIGRTMIN+%d", SIGRTMAX - SIGRTMIN);
#endif
		break;
	case OPCFLUSH_FAULT_UNCATCHABLE:
		say(to, "%s cannot be handled by any process", name);
		break;
	case OPCFLUSH_FAULT_CRASH:
		say(to, "%s must not be taken, it reports a crash", name);
		break;
	case OPCFLUSH_FAULT_PHP:
		say(to, "%s must not be taken, PHP needs it", name);
		break;
	case OPCFLUSH_FAULT_JOB_CONTROL:
		say(to, "%s must not be taken, job control needs it", name);
		break;
	case OPCFLUSH_FAULT_LIMIT:
		say(to, "%s must not be taken, resource limits need it", name);
		break;
	case OPCFLUSH_FAULT_UNKNOWN_ORDER:
		say(to, "no such order");
		break;
	case OPCFLUSH_FAULT_SELECTOR:
		say(to, "at byte %zu, expected %s", fault->selector.position, fault->selector.expected);
		break;
	case OPCFLUSH_FAULT_TOO_LONG:
		say(to, "an order has at most %d bytes", OPCFLUSH_TEXT_SIZE - 1);
		break;
	case OPCFLUSH_FAULT_REPEATED:
		say(to, "%s is bound already", name);
		break;
	case OPCFLUSH_FAULT_TOO_MANY:
		say(to, "there are %d bindings already", OPCFLUSH_BINDINGS_MAX);
		break;
	}
}

size_t opcflush_faults_describe(const opcflush_faults *faults, char *buffer, size_t size)
{
	sentence to = {buffer, size, 0};

	if (size == 0) {
		return 0;
	}
	buffer[0] = '\0';
	if (faults->count == 0) {
		return 0;
	}
	for (unsigned i = 0; i < faults->count; i++) {
		quote(&to, faults->list[i].text, faults->list[i].length);
		say(&to, " at byte %zu: ", faults->list[i].position);
		say_fault(&to, &faults->list[i]);
		say(&to, "; ");
	}
	if (faults->further > 0) {
		say(&to, "and %u more; ", faults->further);
	}
	say(&to, "accepted: signal=order, separated by \";\", with signals such as SIGURG, USR2 or SIGRTMIN+1 and the orders "
		"reset, realpath, refresh, invalidate and compact; or none");
	return to.length;
}
