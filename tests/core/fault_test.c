/* SPDX-License-Identifier: BSD-3-Clause
 * Faults: a segment whose file is truncated under those who use it kills nobody, and a SIGBUS that is about something else goes
 * to whom it went before. */
#include "../../src/core/fault.h"
#include "../../src/core/memory.h"
#include "../../src/core/segment.h"
#include "check.h"
#include "sandbox.h"

#include <pthread.h>
#include <setjmp.h>
#include <sys/mman.h>

#define SIZE sizeof(opcflush_segment_content)
#define PAGE 4096

static opcflush_segment segment = {.file = -1};
static atomic_int *step;

static void begin(void)
{
	opcflush_segment_close(&segment);
	unlink(sandbox_path);
	atomic_store(step, 0);
}

static bool attaches(void)
{
	opcflush_segment_close(&segment);
	return sandbox_open(&segment, true) == OPCFLUSH_SEGMENT_ATTACHED && opcflush_segment_is_sound(&segment);
}

static void resize(off_t size)
{
	if (truncate(sandbox_path, size)) {
		abort();
	}
}

/* Reads or writes all of it, from one page on and around. */
static uint64_t walk(size_t first, bool write)
{
	volatile uint64_t *word = (volatile uint64_t *)segment.content;
	size_t words = SIZE / sizeof(*word), start = first * PAGE / sizeof(*word);
	uint64_t sum = 0;

	for (size_t i = 0; i < words; i++) {
		volatile uint64_t *at = &word[(start + i) % words];

		if (write) {
			*at = *at + 1;
		}
		sum += *at;
	}
	return sum;
}

static bool survives_truncation(off_t size, size_t first, bool write)
{
	struct stat found;
	pid_t child;

	begin();
	if (!attaches()) {
		return false;
	}
	child = sandbox_fork();
	if (child == 0) {
		resize(size);
		walk(first, write);
		_exit(opcflush_segment_is_sound(&segment) ? 1 : 0);
	}
	return sandbox_ended_well(sandbox_status(child)) && stat(sandbox_path, &found) == 0 && found.st_size == size;
}

static atomic_bool stop;

static void *walk_on(void *unused)
{
	while (!atomic_load(&stop)) {
		walk((size_t)rand() % (SIZE / PAGE), rand() % 2);
	}
	return unused;
}

/* Threads of one process, while others truncate: no SIGBUS gets through. */
static void walk_in_threads(void)
{
	pthread_t thread[3];

	for (int i = 0; i < 3; i++) {
		pthread_create(&thread[i], NULL, walk_on, NULL);
	}
	atomic_fetch_add(step, 1);
	while (opcflush_segment_is_sound(&segment)) {
		sched_yield();
	}
	atomic_store(&stop, true);
	for (int i = 0; i < 3; i++) {
		pthread_join(thread[i], NULL);
	}
	_exit(walk(0, true) || !opcflush_segment_is_sound(&segment) ? 0 : 1);
}

static void truncation(void)
{
	bool survived = true;
	pid_t pid[4];

	check_group("a file that was truncated to nothing kills nobody, whatever page is touched first");
	for (size_t page = 0; page < SIZE / PAGE; page++) {
		survived = survives_truncation(0, page, page % 2) && survived;
	}
	CHECK(survived);

	check_group("nor does one that was truncated to an odd size");
	for (size_t page = 1; page < SIZE / PAGE; page += 7) {
		survived = survives_truncation((off_t)(page * PAGE - 1), page, page % 2) && survived;
		survived = survives_truncation((off_t)((page - 1) * PAGE + 1), 0, page % 2) && survived;
	}
	CHECK(survived && survives_truncation((off_t)SIZE - PAGE, 0, false) && survives_truncation((off_t)SIZE - PAGE - 1, 0, true));

	check_group("truncated, written again and truncated under load it kills nobody, in any thread");
	begin();
	CHECK(attaches());
	for (int i = 0; i < 4; i++) {
		pid[i] = sandbox_fork();
		if (pid[i] == 0) {
			walk_in_threads();
		}
	}
	sandbox_await(step, 4);
	for (int i = 0; i < 50; i++) {
		resize(rand() % (int)SIZE);
		resize((off_t)SIZE);
	}
	resize(0);
	for (int i = 0; i < 4; i++) {
		CHECK(sandbox_ended_well(sandbox_status(pid[i])));
	}

	check_group("who loses it reads zeroes, writes for nobody but itself, and may close it");
	begin();
	CHECK(attaches());
	atomic_store(&segment.content->ring.generation, 42);
	opcflush_segment_lose(&segment);
	CHECK(!opcflush_segment_is_sound(&segment) && atomic_load(&segment.content->ring.generation) == 0);
	walk(0, true);
	CHECK(attaches() && atomic_load(&segment.content->ring.generation) == 42);
}

/* Memory of somebody else, behind the end of its file. */
static volatile char *foreign;
static atomic_int calls;
static sigjmp_buf back;

static volatile bool is_expected;

static void jump_back(int signo)
{
	(void)signo;
	if (!is_expected) {
		_exit(3);
	}
	atomic_fetch_add(&calls, 1);
	siglongjmp(back, 1);
}

static void note(int signo, siginfo_t *info, void *context)
{
	(void)context;
	atomic_fetch_add(&calls, signo == SIGBUS && info->si_pid == getpid() ? 1 : 100);
}

static void jump_back_with_info(int signo, siginfo_t *info, void *context)
{
	(void)context;
	is_expected = is_expected && info->si_addr == (void *)foreign;
	jump_back(signo);
}

static struct sigaction under;

/* Who came after us, and hands on what is not its own. */
static void hand_on(int signo, siginfo_t *info, void *context)
{
	atomic_fetch_add(&calls, 1);
	under.sa_sigaction(signo, info, context);
}

static void make_foreign(void)
{
	int file = memfd_create("foreign", MFD_CLOEXEC);

	if (ftruncate(file, PAGE)) {
		abort();
	}
	foreign = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	if (ftruncate(file, 0)) {
		abort();
	}
	close(file);
}

static void set_plain(void (*handler)(int))
{
	struct sigaction action = {.sa_handler = handler};

	sigaction(SIGBUS, &action, NULL);
}

static void set_informed(void (*handler)(int, siginfo_t *, void *))
{
	struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};

	sigaction(SIGBUS, &action, &under);
}

static bool jumps(void)
{
	int before = atomic_load(&calls);

	is_expected = true;
	if (!sigsetjmp(back, 1)) {
		foreign[0] = 1;
	}
	is_expected = false;
	return atomic_load(&calls) > before;
}

/* What still works in between. */
static bool loses(void)
{
	resize(0);
	walk(3, true);
	return !opcflush_segment_is_sound(&segment);
}

static bool plain_handler_is_called(void)
{
	set_plain(jump_back);
	return attaches() && jumps() && jumps() && loses() && jumps();
}

static bool informed_handler_is_called(void)
{
	set_informed(jump_back_with_info);
	return attaches() && jumps() && loses() && jumps() && jumps();
}

static bool sent_one_reaches_the_handler(void)
{
	set_informed(note);
	if (!attaches()) {
		return false;
	}
	kill(getpid(), SIGBUS);
	raise(SIGBUS);
	return atomic_load(&calls) == 2 && loses();
}

static bool ignored_one_is_ignored(void)
{
	set_plain(SIG_IGN);
	if (!attaches()) {
		return false;
	}
	kill(getpid(), SIGBUS);
	return loses();
}

static bool disposition_comes_back(void)
{
	struct sigaction now;

	set_plain(jump_back);
	if (!attaches()) {
		return false;
	}
	opcflush_segment_close(&segment);
	sigaction(SIGBUS, NULL, &now);
	return !(now.sa_flags & SA_SIGINFO) && now.sa_handler == jump_back;
}

static bool later_handler_stays(void)
{
	struct sigaction now;

	if (!attaches()) {
		return false;
	}
	set_plain(jump_back);
	opcflush_segment_close(&segment);
	sigaction(SIGBUS, NULL, &now);
	return now.sa_handler == jump_back;
}

/* Ours is before it again, and hands on to it what it hands on to us: that goes to who was first. */
static bool later_handler_is_put_behind(void)
{
	set_plain(jump_back);
	if (!attaches()) {
		return false;
	}
	set_informed(hand_on);
	opcflush_fault_watch();
	opcflush_fault_watch();
	return loses() && atomic_load(&calls) == 0 && jumps() && atomic_load(&calls) == 2;
}

static bool vacant_place_is_taken_again(void)
{
	set_plain(jump_back);
	if (!attaches()) {
		return false;
	}
	set_plain(SIG_DFL);
	opcflush_fault_watch();
	return loses();
}

static bool dies_of(void (*set)(void), bool sent)
{
	pid_t child;
	int status;

	begin();
	child = sandbox_fork();
	if (child == 0) {
		make_foreign();
		set();
		if (sent) {
			kill(getpid(), SIGBUS);
		} else {
			foreign[0] = 1;
		}
		_exit(0);
	}
	status = sandbox_status(child);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGBUS;
}

static void by_default(void)
{
	set_plain(SIG_DFL);
	attaches();
}

static void ignored(void)
{
	set_plain(SIG_IGN);
	attaches();
}

/* Who came later hands on to us, and we to nobody. */
static void handed_on(void)
{
	set_plain(SIG_DFL);
	attaches();
	set_informed(hand_on);
	opcflush_fault_watch();
}

static bool in_a_child(bool (*holds)(void))
{
	pid_t child;

	begin();
	child = sandbox_fork();
	if (child == 0) {
		make_foreign();
		_exit(holds() ? 0 : 1);
	}
	return sandbox_ended_well(sandbox_status(child));
}

static void foreign_faults(void)
{
	check_group("a fault in foreign memory reaches the handler that was there before, each time");
	CHECK(in_a_child(plain_handler_is_called));
	CHECK(in_a_child(informed_handler_is_called));

	check_group("it kills where nobody handles it, also where the signal is ignored");
	CHECK(dies_of(by_default, false));
	CHECK(dies_of(ignored, false));

	check_group("a SIGBUS that was sent goes its way as well");
	CHECK(dies_of(by_default, true));
	CHECK(in_a_child(sent_one_reaches_the_handler));
	CHECK(in_a_child(ignored_one_is_ignored));

	check_group("a handler that came later is put behind ours, and where nobody's is ours is put again");
	CHECK(in_a_child(later_handler_is_put_behind));
	CHECK(in_a_child(vacant_place_is_taken_again));

	check_group("when we go, what was there before comes back, and what came later stays");
	CHECK(in_a_child(disposition_comes_back));
	CHECK(in_a_child(later_handler_stays));

	check_group("a fault that is handed on by who came later kills where nobody was there before, and does not go round in circles");
	CHECK(dies_of(handed_on, false));
	CHECK(dies_of(handed_on, true));
}

static int test(void)
{
	set_plain(SIG_DFL);
	step = opcflush_memory_share(sizeof(*step));
	if (!step) {
		return 1;
	}
	/* First, while this process has had no segment yet. */
	foreign_faults();
	truncation();
	begin();
	return check_end();
}

int main(void)
{
	return sandbox_run(test);
}
