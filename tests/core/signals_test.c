/* SPDX-License-Identifier: BSD-3-Clause
 * Who handles what: real signals, foreign handlers, and a relay that behaves as PHP's zend_signal does. */
#include "../../src/core/exchange.h"
#include "../../src/core/signals.h"
#include "check.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static atomic_int raised;
static atomic_int last_signo;
static atomic_int last_kind;
static atomic_int last_sender;
static _Atomic uint32_t last_uid;
static char last_text[OPCFLUSH_TEXT_SIZE];

/* Of a rebinding between these two: what else came, and how often a reset in between. */
#define LONG_TEXT "invalidate /srv/a/rather/long/path/that/takes/some/time/to/write/**/*.php /srv/another/"
#define SHORT_TEXT "refresh /srv/"
static atomic_int torn;
static atomic_int resets;

/* Stands in for exchange.c. Spoils errno as a call that fails does. */
void opcflush_exchange_signal(int signo, opcflush_order_kind kind, const char *text, pid_t pid, uint32_t uid)
{
	atomic_store(&last_signo, signo);
	atomic_store(&last_kind, (int)kind);
	if (kind == OPCFLUSH_RESET) {
		atomic_fetch_add(&resets, 1);
	} else if (strcmp(text, kind == OPCFLUSH_INVALIDATE ? LONG_TEXT : SHORT_TEXT)) {
		atomic_fetch_add(&torn, 1);
	}
	memcpy(last_text, text, sizeof(last_text));
	atomic_store(&last_sender, (int)pid);
	atomic_store(&last_uid, uid);
	atomic_fetch_add(&raised, 1);
	errno = EBADF;
}

/* What main() was called as. */
static char *program;
static const char *program_name;

static int foreign_calls;

static void foreign(int signo)
{
	(void)signo;
	foreign_calls++;
}

static const int seven[] = {SIGPROF, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2};
static struct sigaction adopted[NSIG];
static bool defer;
static siginfo_t *deferred;
static int deferred_signo;

/* zend_signal_handler_defer(): in a critical section it keeps the pointer only. */
static void relay(int signo, siginfo_t *info, void *context)
{
	if (defer) {
		deferred = info;
		deferred_signo = signo;
	} else if ((adopted[signo].sa_flags & SA_SIGINFO) != 0) {
		adopted[signo].sa_sigaction(signo, info, context);
	}
}

/* zend_signal_activate(): puts the relay before whatever is there. */
static void relay_activate(void)
{
	for (size_t i = 0; i < sizeof(seven) / sizeof(seven[0]); i++) {
		struct sigaction now;

		sigaction(seven[i], NULL, &now);
		if ((now.sa_flags & SA_SIGINFO) == 0 || now.sa_sigaction != relay) {
			adopted[seven[i]] = now;
			now.sa_flags = SA_SIGINFO;
			now.sa_sigaction = relay;
			sigaction(seven[i], &now, NULL);
		}
	}
}

/* zend_sigaction(), which only asks. */
static void behind_relay(int signo, struct sigaction *behind)
{
	*behind = adopted[signo];
}

static void set_plain(int signo, void (*handler)(int))
{
	struct sigaction action = {.sa_handler = handler};

	sigaction(signo, &action, NULL);
}

static void (*handler_of(int signo))(int)
{
	struct sigaction now;

	sigaction(signo, NULL, &now);
	return (now.sa_flags & SA_SIGINFO) != 0 ? NULL : now.sa_handler;
}

/* As at the start of a process. */
static void begin(void)
{
	opcflush_signals_remove();
	for (int signo = 1; signo < NSIG; signo++) {
		set_plain(signo, SIG_DFL);
	}
	atomic_store(&raised, 0);
	foreign_calls = 0;
	defer = false;
}

static opcflush_bindings bindings_of(const char *text)
{
	opcflush_bindings bindings;
	opcflush_faults faults;

	if (!opcflush_bindings_scan(&bindings, &faults, text, strlen(text), 0)) {
		abort();
	}
	return bindings;
}

static bool install(const char *text)
{
	opcflush_bindings bindings = bindings_of(text);
	opcflush_signals_host host = {.witness = SIGHUP, .behind_relay = behind_relay};

	sigemptyset(&host.retaken);
	for (size_t i = 0; i < sizeof(seven) / sizeof(seven[0]); i++) {
		sigaddset(&host.retaken, seven[i]);
	}
	return opcflush_signals_install(&bindings, &host);
}

static bool rebind(const char *text)
{
	opcflush_bindings bindings = bindings_of(text);

	return opcflush_signals_rebind(&bindings);
}

/* A signal that a process sends to itself by kill() has been handled when that returns. */
static bool raises(int signo, opcflush_order_kind kind)
{
	int before = atomic_load(&raised);

	kill(getpid(), signo);
	return atomic_load(&raised) == before + 1 && atomic_load(&last_signo) == signo && atomic_load(&last_kind) == (int)kind &&
		atomic_load(&last_sender) == (int)getpid() && atomic_load(&last_uid) == (uint32_t)getuid();
}

static bool bound(unsigned index)
{
	opcflush_signal_state state;

	return opcflush_signals_at(index, &state) && state.bound && state.blocked_by == NULL;
}

static const char *blocked_by(unsigned index)
{
	opcflush_signal_state state;

	return opcflush_signals_at(index, &state) && !state.bound && state.blocked_by != NULL ? state.blocked_by : "";
}

static void what_counts(void)
{
	struct sigaction now;
	opcflush_signal_state state;
	union sigval value = {.sival_int = 7};

	check_group("a bound signal raises its order once, with its sender");
	begin();
	CHECK(!install("URG=reset; RTMIN+1=realpath; WINCH=reset"));
	CHECK(raises(SIGURG, OPCFLUSH_RESET) && raises(SIGRTMIN + 1, OPCFLUSH_REALPATH) && raises(SIGWINCH, OPCFLUSH_RESET));
	CHECK(bound(0) && bound(1) && bound(2));
	CHECK(opcflush_signals_at(1, &state) && state.signo == SIGRTMIN + 1 && !strcmp(state.order, "realpath"));
	CHECK(!opcflush_signals_at(3, &state));
	CHECK(!opcflush_signals_untold(&state));

	check_group("only what a process sends counts");
	atomic_store(&raised, 0);
	sigqueue(getpid(), SIGURG, value);
	CHECK(atomic_load(&raised) == 1 && atomic_load(&last_sender) == (int)getpid());
	raise(SIGURG);
	pthread_kill(pthread_self(), SIGURG);
	syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), SIGURG);
	CHECK(atomic_load(&raised) == 1);

	check_group("errno is kept");
	errno = ERANGE;
	kill(getpid(), SIGURG);
	CHECK(errno == ERANGE);

	check_group("our handler restarts calls, may use the alternate stack and is not nested, but leaves faults alone");
	sigaction(SIGURG, NULL, &now);
	CHECK((now.sa_flags & (SA_RESTART | SA_ONSTACK | SA_SIGINFO)) == (SA_RESTART | SA_ONSTACK | SA_SIGINFO));
	CHECK(sigismember(&now.sa_mask, SIGTERM) == 1 && sigismember(&now.sa_mask, SIGRTMIN + 1) == 1);
	CHECK(sigismember(&now.sa_mask, SIGBUS) == 0 && sigismember(&now.sa_mask, SIGSEGV) == 0);

	check_group("a signal that was ignored is taken, and ignored again afterwards");
	begin();
	set_plain(SIGIO, SIG_IGN);
	CHECK(!install("IO=reset") && raises(SIGIO, OPCFLUSH_RESET));
	opcflush_signals_remove();
	CHECK(handler_of(SIGIO) == SIG_IGN);
}

static int child_status(pid_t child)
{
	int status = -1;

	waitpid(child, &status, 0);
	return status;
}

static void texts(void)
{
	opcflush_signal_state state;
	pid_t parent = getpid(), child;

	check_group("a selective order comes with its text");
	begin();
	CHECK(!install("URG=invalidate /srv/blog/** '/srv/a b'; WINCH=Refresh; RTMIN+1=reset"));
	CHECK(raises(SIGURG, OPCFLUSH_INVALIDATE) && !strcmp(last_text, "invalidate /srv/blog/** '/srv/a b'"));
	CHECK(raises(SIGWINCH, OPCFLUSH_REFRESH) && !strcmp(last_text, "refresh"));
	CHECK(raises(SIGRTMIN + 1, OPCFLUSH_RESET));
	CHECK(opcflush_signals_at(0, &state) && !strcmp(state.order, "invalidate /srv/blog/** '/srv/a b'"));
	CHECK(opcflush_signals_at(2, &state) && !strcmp(state.order, "reset"));

	check_group("and with the new one after a rebinding");
	CHECK(!rebind("URG=invalidate /srv/shop/; WINCH=refresh /srv/"));
	CHECK(raises(SIGURG, OPCFLUSH_INVALIDATE) && !strcmp(last_text, "invalidate /srv/shop/"));
	CHECK(raises(SIGWINCH, OPCFLUSH_REFRESH) && !strcmp(last_text, "refresh /srv/"));

	check_group("a signal in the middle of a rebinding gives the old order or the new one, whole, or a reset");
	begin();
	atomic_store(&torn, 0);
	atomic_store(&resets, 0);
	CHECK(!install("URG=" LONG_TEXT));
	child = fork();
	if (child == 0) {
		alarm(200);
		while (getppid() == parent && kill(parent, SIGURG) == 0) {
		}
		_exit(0);
	}
	for (int i = 0; i < 400000 && (atomic_load(&raised) < 1500 || atomic_load(&resets) < 3); i++) {
		rebind(i % 2 ? "URG=" LONG_TEXT : "URG=" SHORT_TEXT);
	}
	kill(child, SIGKILL);
	child_status(child);
	CHECK(atomic_load(&raised) > 0 && atomic_load(&torn) == 0);
	printf("# %d signals in rebindings, %d of them a reset\n", atomic_load(&raised), atomic_load(&resets));
}

static void across_processes(void)
{
	pid_t child;

	check_group("a forked child handles what its parent had bound");
	begin();
	CHECK(!install("URG=reset"));
	child = fork();
	if (child == 0) {
		_exit(raises(SIGURG, OPCFLUSH_RESET) ? 0 : 1);
	}
	CHECK(child_status(child) == 0);

	check_group("the sender is another process");
	child = fork();
	if (child == 0) {
		_exit(kill(getppid(), SIGURG) == 0 ? 0 : 1);
	}
	CHECK(child_status(child) == 0);
	CHECK(atomic_load(&raised) == 1 && atomic_load(&last_sender) == (int)child);
}

static void foreign_handlers(void)
{
	opcflush_signal_state state;

	check_group("a foreign handler is left alone, named, and told once");
	begin();
	set_plain(SIGURG, foreign);
	CHECK(install("URG=reset; WINCH=reset"));
	CHECK(handler_of(SIGURG) == foreign && !bound(0) && bound(1));
	CHECK(program_name != NULL && !strcmp(blocked_by(0), program_name));
	CHECK(opcflush_signals_untold(&state) && state.signo == SIGURG && state.blocked_by != NULL);
	CHECK(!opcflush_signals_untold(&state) && !opcflush_signals_recheck());
	kill(getpid(), SIGURG);
	CHECK(atomic_load(&raised) == 0 && foreign_calls == 1);

	check_group("it is taken once the other one has gone");
	set_plain(SIGURG, SIG_DFL);
	CHECK(!opcflush_signals_recheck() && bound(0) && raises(SIGURG, OPCFLUSH_RESET));

	check_group("who replaces our handler during startup is noticed, and told again");
	set_plain(SIGURG, foreign);
	CHECK(!bound(0));
	CHECK(opcflush_signals_recheck() && opcflush_signals_untold(&state) && state.signo == SIGURG);
	CHECK(handler_of(SIGURG) == foreign);

	check_group("what is not ours is not removed");
	opcflush_signals_remove();
	CHECK(handler_of(SIGURG) == foreign && handler_of(SIGWINCH) == SIG_DFL);
	CHECK(!opcflush_signals_at(0, &state));

	check_group("a program that has written a title over its name is named by it");
	begin();
	strncpy(program, "fpm: p /a/b", strlen(program));
	set_plain(SIGURG, foreign);
	CHECK(install("URG=reset") && !strcmp(blocked_by(0), "fpm"));

	check_group("the library of a foreign handler is named");
	begin();
	set_plain(SIGURG, (void (*)(int))abort);
	CHECK(install("URG=reset") && strstr(blocked_by(0), "abort of lib") != NULL);
}

static void retaken_signals(void)
{
	struct sigaction before;
	opcflush_signal_state state;

	check_group("what the host takes back is installed at request start, not before");
	begin();
	CHECK(!install("USR2=reset; URG=reset"));
	CHECK(handler_of(SIGUSR2) == SIG_DFL && !bound(0) && bound(1));
	CHECK(!opcflush_signals_recheck() && handler_of(SIGUSR2) == SIG_DFL);
	CHECK(atomic_load(&opcflush_signals_retaken) == 1);
	CHECK(!opcflush_signals_activate() && raises(SIGUSR2, OPCFLUSH_RESET));

	check_group("the relay is told from a foreign handler, request after request");
	for (int request = 0; request < 3; request++) {
		CHECK(!opcflush_signals_activate() && raises(SIGUSR2, OPCFLUSH_RESET));
		relay_activate();
		CHECK(raises(SIGUSR2, OPCFLUSH_RESET) && bound(0));
	}

	check_group("whom the relay calls instead of us is told from us");
	before = adopted[SIGUSR2];
	adopted[SIGUSR2].sa_flags = 0;
	adopted[SIGUSR2].sa_handler = foreign;
	CHECK(opcflush_signals_at(0, &state) && !state.bound && !state.blocked_by);
	adopted[SIGUSR2] = before;
	CHECK(bound(0));

	check_group("the relay is told apart after a rebinding, too");
	CHECK(!rebind("USR2=realpath; URG=reset"));
	relay_activate();
	CHECK(raises(SIGUSR2, OPCFLUSH_REALPATH) && raises(SIGURG, OPCFLUSH_RESET));

	check_group("behind the relay a signal ends up ignored when we go");
	opcflush_signals_remove();
	CHECK(handler_of(SIGUSR2) == SIG_IGN && handler_of(SIGURG) == SIG_DFL);

	check_group("with nothing to install anew a request start does nothing");
	begin();
	CHECK(!install("URG=reset"));
	CHECK(atomic_load(&opcflush_signals_retaken) == 0 && !opcflush_signals_activate());

	check_group("a foreign handler found at request start is put back, told once and left alone");
	begin();
	CHECK(!install("USR2=reset; USR1=reset"));
	set_plain(SIGUSR2, foreign);
	CHECK(opcflush_signals_activate());
	CHECK(handler_of(SIGUSR2) == foreign && blocked_by(0)[0] != '\0' && bound(1));
	CHECK(opcflush_signals_untold(&state) && state.signo == SIGUSR2 && !opcflush_signals_untold(&state));
	CHECK(atomic_load(&opcflush_signals_retaken) == 1 && !opcflush_signals_activate());
	CHECK(handler_of(SIGUSR2) == foreign);

	check_group("whoever handled all signals before us is not taken for the relay");
	begin();
	relay_activate();
	CHECK(!install("USR2=reset") && opcflush_signals_activate());
	CHECK(blocked_by(0)[0] != '\0' && handler_of(SIGUSR2) == NULL);
}

/* What the relay hands on late: a pointer to memory that holds something else by then. */
static void hand_on(const siginfo_t *content)
{
	siginfo_t memory = *content;

	adopted[deferred_signo].sa_sigaction(deferred_signo, &memory, NULL);
}

static void late_calls(void)
{
	siginfo_t info;

	check_group("a signal deferred by the relay counts whatever its siginfo holds by then");
	begin();
	CHECK(!install("USR2=reset") && !opcflush_signals_activate());
	relay_activate();
	defer = true;
	kill(getpid(), SIGUSR2);
	CHECK(deferred != NULL && deferred_signo == SIGUSR2 && atomic_load(&raised) == 0);
	memset(&info, 0xa5, sizeof(info));
	hand_on(&info);
	CHECK(atomic_load(&raised) == 1 && atomic_load(&last_sender) == 0 && atomic_load(&last_signo) == SIGUSR2);
	CHECK(atomic_load(&last_uid) == OPCFLUSH_UID_UNKNOWN);
	memset(&info, 0, sizeof(info));
	hand_on(&info);
	CHECK(atomic_load(&raised) == 2 && atomic_load(&last_sender) == 0);
	adopted[SIGUSR2].sa_sigaction(SIGUSR2, NULL, NULL);
	CHECK(atomic_load(&raised) == 3 && atomic_load(&last_sender) == 0);

	check_group("even a part of the old siginfo, with another cause in the rest, counts");
	info.si_signo = SIGUSR2;
	info.si_code = SI_KERNEL;
	hand_on(&info);
	CHECK(atomic_load(&raised) == 4 && atomic_load(&last_sender) == 0);
	info.si_code = SI_USER;
	info.si_pid = 4711;
	hand_on(&info);
	CHECK(atomic_load(&raised) == 5 && atomic_load(&last_sender) == 4711);

	check_group("called after the end, our handler does nothing");
	opcflush_signals_remove();
	hand_on(&info);
	CHECK(atomic_load(&raised) == 5);
}

static void rebinding(void)
{
	opcflush_signal_state state;

	check_group("a worker's own bindings replace the former ones at once");
	begin();
	set_plain(SIGIO, SIG_IGN);
	CHECK(!install("URG=reset; IO=reset; WINCH=reset"));
	CHECK(!rebind("WINCH=realpath; USR2=reset; RTMIN+2=reset"));
	CHECK(handler_of(SIGURG) == SIG_DFL && handler_of(SIGIO) == SIG_IGN);
	CHECK(raises(SIGWINCH, OPCFLUSH_REALPATH) && raises(SIGUSR2, OPCFLUSH_RESET) && raises(SIGRTMIN + 2, OPCFLUSH_RESET));
	CHECK(bound(0) && bound(1) && bound(2) && !opcflush_signals_at(3, &state));
	CHECK(atomic_load(&opcflush_signals_retaken) == 1);

	check_group("the same bindings again install what the host takes back");
	begin();
	CHECK(!install("USR2=reset; URG=reset") && !rebind("USR2=reset; URG=reset"));
	CHECK(raises(SIGUSR2, OPCFLUSH_RESET) && raises(SIGURG, OPCFLUSH_RESET));

	check_group("what is kept keeps the disposition that it stands for");
	begin();
	set_plain(SIGIO, SIG_IGN);
	CHECK(!install("IO=reset") && !rebind("IO=realpath; URG=reset") && !rebind("URG=reset"));
	CHECK(handler_of(SIGIO) == SIG_IGN);
	begin();
	set_plain(SIGUSR2, SIG_IGN);
	CHECK(!install("USR2=reset") && !opcflush_signals_activate() && raises(SIGUSR2, OPCFLUSH_RESET));
	CHECK(!opcflush_signals_activate() && !rebind("none") && handler_of(SIGUSR2) == SIG_IGN);

	check_group("what is gone gives no order from behind the relay, either");
	begin();
	CHECK(!install("USR2=reset") && !opcflush_signals_activate());
	relay_activate();
	CHECK(raises(SIGUSR2, OPCFLUSH_RESET) && !rebind("none"));
	kill(getpid(), SIGUSR2);
	CHECK(atomic_load(&raised) == 1);

	check_group("a foreign handler is left alone by a rebinding");
	begin();
	set_plain(SIGWINCH, foreign);
	CHECK(!install("URG=reset") && rebind("WINCH=reset"));
	CHECK(handler_of(SIGWINCH) == foreign && handler_of(SIGURG) == SIG_DFL);
	CHECK(opcflush_signals_untold(&state) && state.signo == SIGWINCH);

	check_group("no bindings leave nothing behind");
	begin();
	CHECK(!install("URG=reset; USR2=reset") && !opcflush_signals_activate() && !rebind("none"));
	CHECK(handler_of(SIGURG) == SIG_DFL && handler_of(SIGUSR2) == SIG_DFL && !opcflush_signals_activate());
	CHECK(!opcflush_signals_at(0, &state));
}

static void removal(void)
{
	check_group("after removal no late signal kills, and removal bears to be repeated");
	begin();
	opcflush_signals_remove();
	CHECK(!install("URG=reset; RTMIN+3=reset; USR2=reset") && !opcflush_signals_activate());
	opcflush_signals_remove();
	opcflush_signals_remove();
	CHECK(handler_of(SIGURG) == SIG_DFL && handler_of(SIGRTMIN + 3) == SIG_IGN && handler_of(SIGUSR2) == SIG_IGN);
	kill(getpid(), SIGUSR2);
	kill(getpid(), SIGRTMIN + 3);
	kill(getpid(), SIGURG);
	CHECK(atomic_load(&raised) == 0);

	check_group("what was removed can be installed again");
	CHECK(!install("URG=reset; RTMIN+3=reset"));
	CHECK(raises(SIGURG, OPCFLUSH_RESET) && raises(SIGRTMIN + 3, OPCFLUSH_RESET));
}

static atomic_bool stop;

/* One more look after stop is set: what the others have left to be told is seen. */
static void *requests(void *told)
{
	bool is_last;

	do {
		is_last = atomic_load(&stop);
		if (opcflush_signals_activate()) {
			opcflush_signal_state state;

			while (opcflush_signals_untold(&state)) {
				atomic_fetch_add((atomic_int *)told, 1);
			}
		}
	} while (!is_last);
	return NULL;
}

static void threads(void)
{
	pthread_t thread[4];
	atomic_int told = 0;

	check_group("request starts of several threads lose no signal");
	begin();
	CHECK(!install("USR2=reset") && !opcflush_signals_activate());
	atomic_store(&stop, false);
	for (int i = 0; i < 4; i++) {
		pthread_create(&thread[i], NULL, requests, &told);
	}
	for (int i = 1; i <= 1000; i++) {
		kill(getpid(), SIGUSR2);
		while (atomic_load(&raised) < i) {
			sched_yield();
		}
	}
	CHECK(atomic_load(&raised) == 1000);

	check_group("a handler that several threads find in the way is told by one of them");
	set_plain(SIGUSR2, foreign);
	while (atomic_load(&told) == 0) {
		sched_yield();
	}
	atomic_store(&stop, true);
	for (int i = 0; i < 4; i++) {
		pthread_join(thread[i], NULL);
	}
	CHECK(atomic_load(&told) == 1 && atomic_load(&opcflush_signals_retaken) == 0);
}

int main(int argc, char **argv)
{
	alarm(200);
	(void)argc;
	program = argv[0];
	program_name = strdup(strrchr(program, '/') != NULL ? strrchr(program, '/') + 1 : program);
	what_counts();
	texts();
	across_processes();
	foreign_handlers();
	retaken_signals();
	late_calls();
	rebinding();
	removal();
	threads();
	return check_end();
}
