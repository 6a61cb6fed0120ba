/* SPDX-License-Identifier: BSD-3-Clause
 * Signals: our handler, and where it stands. Any process of an instance; the handler in any thread. */
#include "signals.h"
#include "exchange.h"
#include "mutex.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

/* One more than the last signal. FreeBSD's NSIG counts the old ones only. */
#if defined(_SIG_MAXSIG)
# define SIGNALS (_SIG_MAXSIG + 1)
#elif defined(NSIG)
# define SIGNALS NSIG
#else
# define SIGNALS _NSIG
#endif

#define BLOCKER_SIZE 160

typedef struct {
	opcflush_binding binding;
	bool retaken;            /* the host takes it away */
	struct sigaction before; /* SIG_DFL or SIG_IGN: what our handler stands for */
	atomic_bool held;        /* our handler has stood there, in this process or in the one that forked it */
	atomic_bool blocked;     /* by whom: `blocker`, written before (release) and not again until a rebinding */
	atomic_bool told;
	char blocker[BLOCKER_SIZE];
} place;

static place places[OPCFLUSH_BINDINGS_MAX];
static unsigned placed;
static opcflush_signals_host host;
static struct sigaction ours;
atomic_uint opcflush_signals_retaken;

/* The relay, once it is known. Relaxed: it is only ever compared. */
static _Atomic(void (*)(int, siginfo_t *, void *)) relay;

/* Threads that find the same handler in the way at once. Never taken by the handler, nor on the way to it. */
static opcflush_mutex blocking = OPCFLUSH_MUTEX_INITIALIZER;

/* All that the handler reads: the order of each signal, 0 for none. Relaxed: the sigaction() that comes after a store makes
 * it seen by whoever is interrupted. */
static atomic_int kinds[SIGNALS];

/* And the text of a selective one, which is written while the kind is OPCFLUSH_RESET. */
static char texts[SIGNALS][OPCFLUSH_TEXT_SIZE];

/* The signals that the relay may hand us late. */
static atomic_bool late[SIGNALS];

/* Only what a process sent counts: not the kernel's SIGURG for out-of-band data, nor a timer, nor a Go run-time that preempts
 * its threads by tgkill(). But PHP's zend_signal, the relay, calls us late when a signal hits a critical section, and what it
 * has queued is the pointer `info`, not what it points to: by then that memory, on the stack of a signal frame which is
 * gone, may hold anything, a part of the old contents included. So what comes by the relay always counts: an order too many
 * costs a flush, an order lost leaves stale code. And the sender is a matter of display. */
static void handle(int signo, siginfo_t *info, void *context)
{
	int error = errno;
	int kind = signo > 0 && signo < SIGNALS ? atomic_load_explicit(&kinds[signo], memory_order_relaxed) : 0;
	bool sent = info != NULL && info->si_signo == signo && (info->si_code == SI_USER || info->si_code == SI_QUEUE);

	(void)context;
	if (kind != 0 && (sent || atomic_load_explicit(&late[signo], memory_order_relaxed))) {
		opcflush_exchange_signal(signo, (opcflush_order_kind)kind, texts[signo], sent ? info->si_pid : 0,
			sent ? (uint32_t)info->si_uid : OPCFLUSH_UID_UNKNOWN);
	}
	errno = error;
}

/* Everything that can wait waits while the handler runs: a handler that ends the process must not find an order half
 * given, and no handler of ours needs room on the alternate stack for a second one. What reports a fault of this
 * very thread cannot wait: blocked, it would kill the process past the handler that may be there for it. */
static void set_ours(void)
{
	static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS};

	memset(&ours, 0, sizeof(ours));
	ours.sa_sigaction = handle;
	ours.sa_flags = SA_RESTART | SA_ONSTACK | SA_SIGINFO;
	sigfillset(&ours.sa_mask);
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		sigdelset(&ours.sa_mask, faults[i]);
	}
}

static bool is_ours(const struct sigaction *action)
{
	return (action->sa_flags & SA_SIGINFO) != 0 && action->sa_sigaction == handle;
}

/* Nobody's: the default action, or none. */
static bool is_vacant(const struct sigaction *action)
{
	return (action->sa_flags & SA_SIGINFO) == 0 && (action->sa_handler == SIG_DFL || action->sa_handler == SIG_IGN);
}

static bool is_known_relay(const struct sigaction *action)
{
	return (action->sa_flags & SA_SIGINFO) != 0 &&
		action->sa_sigaction == atomic_load_explicit(&relay, memory_order_relaxed);
}

/* Only where our handler has been before, since the relay comes after it: a run-time that handles all signals by one
 * function of its own has been there first. */
static bool is_relay(const place *at, const struct sigaction *action)
{
	struct sigaction witness;

	if (!at->retaken) {
		return false;
	}
	if (is_known_relay(action)) {
		return true;
	}
	if (host.witness == 0 || !atomic_load_explicit(&at->held, memory_order_relaxed) ||
		(action->sa_flags & SA_SIGINFO) == 0 || sigaction(host.witness, NULL, &witness) != 0 ||
		(witness.sa_flags & SA_SIGINFO) == 0 || witness.sa_sigaction != action->sa_sigaction) {
		return false;
	}
	atomic_store_explicit(&relay, action->sa_sigaction, memory_order_relaxed);
	return true;
}

/* The main program has no path but what it was started as, and FPM writes its title over that: "php-fpm: pool www". */
static int object_name(const char *path, const char **name)
{
	const char *base;

	if (path[0] == '/') {
		base = strrchr(path, '/') + 1;
		*name = base;
		return (int)strlen(base);
	}
	for (base = path; *path != '\0' && *path != ' ' && *path != ':'; path++) {
		base = *path == '/' ? path + 1 : base;
	}
	*name = base;
	return (int)(path - base);
}

static void describe(const struct sigaction *action, char *text, size_t size)
{
	void *address;
	Dl_info found;
	const char *name;
	int length;

	/* The one member or the other: POSIX lets them share their storage, and has function pointers fit into void *. */
	memcpy(&address, (action->sa_flags & SA_SIGINFO) != 0 ? (const void *)&action->sa_sigaction
		: (const void *)&action->sa_handler, sizeof(address));
	if (dladdr(address, &found) == 0 || found.dli_fname == NULL) {
		snprintf(text, size, "the handler at %p", address);
		return;
	}
	length = object_name(found.dli_fname, &name);
	if (found.dli_sname != NULL) {
		snprintf(text, size, "%s of %.*s", found.dli_sname, length, name);
	} else {
		snprintf(text, size, "%.*s", length, name);
	}
}

static void block(place *at, const struct sigaction *by)
{
	opcflush_mutex_lock(&blocking);
	if (!atomic_load_explicit(&at->blocked, memory_order_relaxed)) {
		describe(by, at->blocker, sizeof(at->blocker));
		atomic_store_explicit(&at->held, false, memory_order_relaxed);
		/* Pairs with the acquire in state_of() and opcflush_signals_untold(). */
		atomic_store_explicit(&at->blocked, true, memory_order_release);
		if (at->retaken) {
			atomic_fetch_sub_explicit(&opcflush_signals_retaken, 1, memory_order_relaxed);
		}
	}
	opcflush_mutex_unlock(&blocking);
}

static void unblock(place *at)
{
	if (atomic_load_explicit(&at->blocked, memory_order_relaxed)) {
		atomic_store_explicit(&at->blocked, false, memory_order_relaxed);
		atomic_store_explicit(&at->told, false, memory_order_relaxed);
		if (at->retaken) {
			atomic_fetch_add_explicit(&opcflush_signals_retaken, 1, memory_order_relaxed);
		}
	}
}

static void take(place *at)
{
	int signo = at->binding.signo;
	struct sigaction now;

	if (sigaction(signo, NULL, &now) != 0) {
		return;
	}
	if (!is_ours(&now) && !is_vacant(&now) && !is_relay(at, &now)) {
		block(at, &now);
		return;
	}
	unblock(at);
	if (is_ours(&now)) {
		return;
	}
	if (is_vacant(&now)) {
		at->before = now;
	}
	if (sigaction(signo, &ours, NULL) == 0) {
		atomic_store_explicit(&at->held, true, memory_order_relaxed);
	}
}

bool opcflush_signals_retake(void)
{
	struct sigaction was;
	bool blocked = false;

	for (unsigned i = 0; i < placed; i++) {
		place *at = &places[i];

		if (!at->retaken || atomic_load_explicit(&at->blocked, memory_order_relaxed) ||
			sigaction(at->binding.signo, &ours, &was) != 0) {
			continue;
		}
		if (!is_ours(&was) && !is_vacant(&was) && !is_relay(at, &was)) {
			sigaction(at->binding.signo, &was, NULL);
			block(at, &was);
			blocked = true;
			continue;
		}
		if (is_vacant(&was)) {
			at->before = was;
		}
		atomic_store_explicit(&at->held, true, memory_order_relaxed);
	}
	return blocked;
}

static bool all_told(void)
{
	for (unsigned i = 0; i < placed; i++) {
		if (atomic_load_explicit(&places[i].blocked, memory_order_relaxed) &&
			!atomic_load_explicit(&places[i].told, memory_order_relaxed)) {
			return false;
		}
	}
	return true;
}

static place *find(place *list, unsigned count, int signo)
{
	for (unsigned i = 0; i < count; i++) {
		if (list[i].binding.signo == signo) {
			return &list[i];
		}
	}
	return NULL;
}

static void set_text(int signo, const char *text)
{
	if (strcmp(texts[signo], text)) {
		atomic_store_explicit(&kinds[signo], OPCFLUSH_RESET, memory_order_relaxed);
		atomic_signal_fence(memory_order_seq_cst);
		memcpy(texts[signo], text, sizeof(texts[signo]));
		atomic_signal_fence(memory_order_seq_cst);
	}
}

/* A signal that stays bound is never without an order in between. */
static void set_kinds(void)
{
	for (int signo = 1; signo < SIGNALS; signo++) {
		const place *at = find(places, placed, signo);

		atomic_store_explicit(&late[signo], at != NULL && at->retaken && host.witness != 0, memory_order_relaxed);
		if (at != NULL) {
			set_text(signo, at->binding.text);
		}
		atomic_store_explicit(&kinds[signo], at == NULL ? 0 : (int)at->binding.kind, memory_order_relaxed);
	}
}

static void count_retaken(void)
{
	unsigned count = 0;

	for (unsigned i = 0; i < placed; i++) {
		count += places[i].retaken && !atomic_load_explicit(&places[i].blocked, memory_order_relaxed);
	}
	atomic_store_explicit(&opcflush_signals_retaken, count, memory_order_relaxed);
}

static void prepare(place *at, opcflush_binding binding)
{
	memset(at, 0, sizeof(*at));
	at->binding = binding;
	at->retaken = sigismember(&host.retaken, binding.signo) == 1;
	at->before.sa_handler = SIG_DFL;
}

bool opcflush_signals_install(const opcflush_bindings *bindings, const opcflush_signals_host *around)
{
	host = *around;
	set_ours();
	atomic_store_explicit(&relay, NULL, memory_order_relaxed);
	placed = bindings->count;
	for (unsigned i = 0; i < placed; i++) {
		prepare(&places[i], bindings->list[i]);
	}
	set_kinds();
	count_retaken();
	return opcflush_signals_recheck();
}

bool opcflush_signals_recheck(void)
{
	for (unsigned i = 0; i < placed; i++) {
		if (!places[i].retaken) {
			take(&places[i]);
		}
	}
	return !all_told();
}

/* Where the relay stands it stays: our handler behind it no longer knows the signal. */
static void give_back(const place *at)
{
	struct sigaction now;

	if (sigaction(at->binding.signo, NULL, &now) == 0 && is_ours(&now)) {
		sigaction(at->binding.signo, &at->before, NULL);
	}
}

bool opcflush_signals_rebind(const opcflush_bindings *bindings)
{
	place former[OPCFLUSH_BINDINGS_MAX];
	unsigned formerly = placed;

	memcpy(former, places, sizeof(former));
	placed = bindings->count;
	for (unsigned i = 0; i < placed; i++) {
		place *kept = find(former, formerly, bindings->list[i].signo);

		prepare(&places[i], bindings->list[i]);
		if (kept != NULL) {
			places[i] = *kept;
			places[i].binding = bindings->list[i];
		}
	}
	for (unsigned i = 0; i < formerly; i++) {
		if (find(places, placed, former[i].binding.signo) == NULL) {
			give_back(&former[i]);
		}
	}
	set_kinds();
	count_retaken();
	for (unsigned i = 0; i < placed; i++) {
		take(&places[i]);
	}
	return !all_told();
}

static bool is_ignored_by_default(int signo)
{
#ifdef SIGWINCH
	if (signo == SIGWINCH) {
		return true;
	}
#endif
#ifdef SIGINFO
	if (signo == SIGINFO) {
		return true;
	}
#endif
	return signo == SIGURG;
}

void opcflush_signals_remove(void)
{
	for (unsigned i = 0; i < placed; i++) {
		place *at = &places[i];
		struct sigaction now;

		if (sigaction(at->binding.signo, NULL, &now) != 0 || (!is_ours(&now) && !is_relay(at, &now))) {
			continue;
		}
		if (at->before.sa_handler == SIG_DFL && !is_ignored_by_default(at->binding.signo)) {
			at->before.sa_handler = SIG_IGN;
		}
		sigaction(at->binding.signo, &at->before, NULL);
	}
	placed = 0;
	set_kinds();
	count_retaken();
}

static void state_of(const place *at, opcflush_signal_state *state)
{
	state->signo = at->binding.signo;
	state->order = at->binding.text;
	state->bound = false;
	/* Pairs with the release in block(). */
	state->blocked_by = atomic_load_explicit(&at->blocked, memory_order_acquire) ? at->blocker : NULL;
}

bool opcflush_signals_untold(opcflush_signal_state *state)
{
	for (unsigned i = 0; i < placed; i++) {
		/* Pairs with the release in block(). The exchange lets one thread of several tell it. */
		if (atomic_load_explicit(&places[i].blocked, memory_order_acquire) &&
			!atomic_exchange_explicit(&places[i].told, true, memory_order_relaxed)) {
			state_of(&places[i], state);
			return true;
		}
	}
	return false;
}

static bool is_called_by_relay(const place *at, const struct sigaction *now)
{
	struct sigaction behind;

	if (!atomic_load_explicit(&at->held, memory_order_relaxed) || !is_relay(at, now)) {
		return false;
	}
	host.behind_relay(at->binding.signo, &behind);
	return is_ours(&behind);
}

bool opcflush_signals_at(unsigned index, opcflush_signal_state *state)
{
	struct sigaction now;

	if (index >= placed) {
		return false;
	}
	state_of(&places[index], state);
	if (sigaction(state->signo, NULL, &now) == 0) {
		state->bound = is_ours(&now) || is_called_by_relay(&places[index], &now);
	}
	return true;
}
