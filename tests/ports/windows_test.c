/* SPDX-License-Identifier: BSD-3-Clause
 * What is Windows' own: memory by its name, locks, and what is built on them, between processes that are started, not forked. Started
 * again with the name of a part, it is the other process: windows_test.exe NAME PART. */
#include "../../src/core/clock.h"
#include "../../src/core/instance.h"
#include "../../src/core/list.h"
#include "../../src/core/lock.h"
#include "../../src/core/memory.h"
#include "../../src/core/scripts.h"
#include "../../src/core/segment.h"
#include "../../src/core/selectors.h"
#include "../../src/core/self.h"
#include "../../src/core/signals.h"
#include "../core/check.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#define WORD UINT64_C(0x6f7063666c757368)
#define MAKERS 4
#define RIVALS 4
#define TURNS 200
#define LIFETIME_MS 60000

typedef struct {
	opcflush_lock lock;
	_Atomic uint64_t word;
	atomic_int step;
	atomic_uint made;
	atomic_uint inside;
	atomic_uint turns;
	atomic_uint inherited;
	unsigned unprotected; /* by the lock alone */
} board;

static char base[64];
static DWORD slowly;

/* Names of this run alone. */
static const char *name_of(const char *what)
{
	static char name[128];

	snprintf(name, sizeof(name), "%s.%s", base, what);
	return name;
}

static bool make_board(void *memory, void *context)
{
	board *made = memory;

	(void)context;
	Sleep(slowly); /* so that others come while it is made */
	atomic_fetch_add(&made->made, 1);
	return opcflush_lock_init(&made->lock);
}

static board *find_board(void)
{
	return opcflush_memory_share_as(name_of("board"), sizeof(board), make_board, NULL);
}

static void await(board *of, int step)
{
	for (int i = 0; i < LIFETIME_MS / 2 && atomic_load(&of->step) < step; i++) {
		Sleep(2);
	}
}

static HANDLE start(const char *part)
{
	char program[MAX_PATH], line[2 * MAX_PATH];
	STARTUPINFOA with = {.cb = sizeof(with)};
	PROCESS_INFORMATION process;

	GetModuleFileNameA(NULL, program, sizeof(program));
	snprintf(line, sizeof(line), "\"%s\" %s %s", program, base, part);
	fflush(stdout);
	if (!CreateProcessA(program, line, NULL, NULL, TRUE, 0, NULL, NULL, &with, &process)) {
		return NULL;
	}
	CloseHandle(process.hThread);
	return process.hProcess;
}

static DWORD status_of(HANDLE process)
{
	DWORD status = 99;

	if (process && WaitForSingleObject(process, LIFETIME_MS) == WAIT_OBJECT_0) {
		GetExitCodeProcess(process, &status);
	}
	CloseHandle(process);
	return status;
}

static void end(HANDLE process)
{
	TerminateProcess(process, 1);
	status_of(process);
}

/* The other processes */

static int be_reader(board *with)
{
	bool seen = atomic_load(&with->word) == WORD && atomic_load(&with->made) == 1;

	atomic_store(&with->word, WORD + 1);
	return seen ? 0 : 1;
}

static int be_maker(board *with)
{
	bool made = atomic_load(&with->made) == 1;

	await(with, 1);
	return made && atomic_load(&with->made) == 1 ? 0 : 1;
}

static int be_trier(board *with)
{
	opcflush_lock_result result = opcflush_lock_try(&with->lock);

	if (result != OPCFLUSH_LOCK_BUSY) {
		opcflush_lock_release(&with->lock);
	}
	return (int)result;
}

static int be_holder(board *with)
{
	opcflush_lock_try(&with->lock);
	atomic_store(&with->step, 1);
	Sleep(LIFETIME_MS);
	return 0;
}

static int be_leaver(board *with)
{
	opcflush_lock_try(&with->lock);
	return 0;
}

static int be_rival(board *with)
{
	unsigned seed = (unsigned)opcflush_self_pid();

	srand(seed);
	while (atomic_load(&with->turns) < TURNS) {
		opcflush_lock_result result = opcflush_lock_try(&with->lock);

		if (result == OPCFLUSH_LOCK_BUSY) {
			Sleep(0);
			continue;
		}
		if (result == OPCFLUSH_LOCK_INHERITED) {
			atomic_fetch_add(&with->inherited, 1);
			atomic_store(&with->inside, 0);
		}
		if (atomic_fetch_add(&with->inside, 1)) {
			return 2;
		}
		with->unprotected++;
		atomic_fetch_add(&with->turns, 1);
		if (rand() % 16 == 0) {
			TerminateProcess(GetCurrentProcess(), 7);
		}
		atomic_fetch_sub(&with->inside, 1);
		opcflush_lock_release(&with->lock);
	}
	return 0;
}

/* A worker of the instance: publishing when it is killed. */
static int be_worker(board *with)
{
	opcflush_instance *instance = opcflush_instance_create(name_of("instance"));
	opcflush_slot *slot = instance ? opcflush_slot_take(&instance->slots) : NULL;

	if (!slot) {
		return 1;
	}
	atomic_store(&slot->generation, 1);
	opcflush_slot_mark(slot);
	opcflush_slot_note(slot, 4711);
	atomic_store(&with->step, 1);
	Sleep(LIFETIME_MS);
	return 0;
}

static int be_compiler(board *with)
{
	opcflush_scripts *scripts = opcflush_scripts_create(name_of("scripts"), 1000);
	const char *path = "C:\\srv\\b.php";

	(void)with;
	return scripts && opcflush_scripts_find(scripts, "C:\\srv\\a.php", strlen("C:\\srv\\a.php"))
		&& opcflush_scripts_add(scripts, path, strlen(path)) ? 0 : 1;
}

static int be(const char *part)
{
	static const struct {
		const char *name;
		int (*run)(board *with);
	} parts[] = {
		{"reader", be_reader}, {"maker", be_maker}, {"trier", be_trier}, {"holder", be_holder}, {"leaver", be_leaver}, {"rival", be_rival},
		{"worker", be_worker}, {"compiler", be_compiler},
	};
	board *with;

	slowly = strcmp(part, "maker") ? 0 : 1000;
	with = find_board();
	for (size_t i = 0; with && i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (!strcmp(part, parts[i].name)) {
			return parts[i].run(with);
		}
	}
	return 98;
}

/* The test */

static void memory(void)
{
	HANDLE maker[MAKERS];
	uint64_t *own, *other;
	board *shared;
	bool good = true;

	check_group("memory is zeroes, at a page boundary, and its own where it has no name");
	own = opcflush_memory_share(3 * 65536);
	other = opcflush_memory_share(3 * 65536);
	CHECK(own && other && own != other && !((uintptr_t)own & 4095) && !own[0] && !own[3 * 65536 / 8 - 1]);
	own[0] = WORD;
	CHECK(!other[0]);
	opcflush_memory_unshare(own, 3 * 65536);
	opcflush_memory_unshare(other, 3 * 65536);

	check_group("another process finds memory by its name, as it was made, and sees what is written there");
	shared = find_board();
	CHECK(shared && atomic_load(&shared->made) == 1);
	atomic_store(&shared->word, WORD);
	CHECK(status_of(start("reader")) == 0);
	CHECK(atomic_load(&shared->word) == WORD + 1 && atomic_load(&shared->made) == 1);
	CHECK(find_board() != shared && atomic_load(&shared->made) == 1);

	check_group("it goes with the last process that has it, and is made anew");
	snprintf(base, sizeof(base), "opcflush-test.%d.again", (int)opcflush_self_pid());
	shared = find_board();
	atomic_store(&shared->word, WORD);
	opcflush_memory_unshare(shared, sizeof(*shared));
	shared = find_board();
	CHECK(shared && atomic_load(&shared->word) == 0 && atomic_load(&shared->made) == 1);

	check_group("of processes that come at once, one makes it, and none has it before");
	opcflush_memory_unshare(shared, sizeof(*shared));
	for (int i = 0; i < MAKERS; i++) {
		maker[i] = start("maker");
	}
	Sleep(500);
	shared = find_board();
	CHECK(shared && atomic_load(&shared->made) == 1);
	atomic_store(&shared->step, 1);
	for (int i = 0; i < MAKERS; i++) {
		good = status_of(maker[i]) == 0 && good;
	}
	CHECK(good);
	opcflush_memory_unshare(shared, sizeof(*shared));
}

static void *hold_and_end(void *lock)
{
	opcflush_lock_try(lock);
	return NULL;
}

static void *try_in_thread(void *lock)
{
	opcflush_lock_result result = opcflush_lock_try(lock);

	opcflush_lock_release(lock);
	return (void *)(intptr_t)result;
}

static opcflush_lock_result tried_by_thread(opcflush_lock *lock)
{
	pthread_t thread;
	void *result = NULL;

	pthread_create(&thread, NULL, try_in_thread, lock);
	pthread_join(thread, &result);
	return (opcflush_lock_result)(intptr_t)result;
}

static opcflush_lock_result tried_by_another(void)
{
	return (opcflush_lock_result)status_of(start("trier"));
}

static void locks(void)
{
	board *shared = find_board();
	pthread_t thread;
	HANDLE holder;

	check_group("one holder at a time: among processes, among threads, and for the one that has it");
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_TAKEN);
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_BUSY);
	CHECK(tried_by_thread(&shared->lock) == OPCFLUSH_LOCK_BUSY);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_BUSY);
	opcflush_lock_release(&shared->lock);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_TAKEN);
	CHECK(tried_by_thread(&shared->lock) == OPCFLUSH_LOCK_TAKEN);

	check_group("the lock of a killed holder is inherited, once; also where nobody else had it open");
	for (int i = 0; i < 2; i++) {
		atomic_store(&shared->step, 0);
		holder = start("holder");
		await(shared, 1);
		CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_BUSY && tried_by_another() == OPCFLUSH_LOCK_BUSY);
		end(holder);
		CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_INHERITED);
		opcflush_lock_release(&shared->lock);
		CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_TAKEN);
		opcflush_lock_release(&shared->lock);
		/* A new mutex, which only the dead have opened. */
		opcflush_lock_init(&shared->lock);
	}
	atomic_store(&shared->step, 0);
	holder = start("holder");
	await(shared, 1);
	end(holder);
	CHECK(tried_by_another() == OPCFLUSH_LOCK_INHERITED && tried_by_another() == OPCFLUSH_LOCK_TAKEN);

	check_group("a holder that ends without releasing it is as good as dead, a thread as well");
	CHECK(status_of(start("leaver")) == 0 && opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_INHERITED);
	opcflush_lock_release(&shared->lock);
	pthread_create(&thread, NULL, hold_and_end, &shared->lock);
	pthread_join(thread, NULL);
	CHECK(opcflush_lock_try(&shared->lock) == OPCFLUSH_LOCK_INHERITED);
	opcflush_lock_release(&shared->lock);

	check_group("many locks at once");
	for (int i = 0; i < 1000; i++) {
		static opcflush_lock many[1000];

		if (!opcflush_lock_init(&many[i]) || opcflush_lock_try(&many[i]) != OPCFLUSH_LOCK_TAKEN) {
			CHECK(false);
		}
		CHECK(i < 500 || opcflush_lock_try(&many[i - 500]) == OPCFLUSH_LOCK_BUSY);
	}
	opcflush_memory_unshare(shared, sizeof(*shared));
}

static void rivals(void)
{
	board *shared = find_board();
	HANDLE rival[RIVALS];
	unsigned killed = 0;
	bool alone = true;

	check_group("rivals that die at any time: never two inside, never nobody able to get in");
	for (int i = 0; i < RIVALS; i++) {
		rival[i] = start("rival");
	}
	for (int i = 0; i < RIVALS; i++) {
		DWORD status = status_of(rival[i]);

		while (status == 7) {
			killed++;
			status = status_of(start("rival"));
		}
		alone = alone && status == 0;
	}
	CHECK(alone && killed > 0);
	CHECK(shared->unprotected == atomic_load(&shared->turns) && shared->unprotected >= TURNS);
	CHECK(atomic_load(&shared->inherited) + (tried_by_another() == OPCFLUSH_LOCK_INHERITED) == killed);
	printf("# %u killed, %u turns\n", killed, shared->unprotected);
	opcflush_memory_unshare(shared, sizeof(*shared));
}

static void instance(void)
{
	board *shared = find_board();
	opcflush_instance *own = opcflush_instance_create(name_of("instance"));
	opcflush_slots_view view;
	opcflush_gate_others others;
	opcflush_slot *slot;
	HANDLE worker;

	check_group("the mark of a worker that lives blocks an order; killed, its mark is forsaken and its slot free");
	CHECK(own && (slot = opcflush_slot_take(&own->slots)) && opcflush_slots_taken(&own->slots) == 1);
	worker = start("worker");
	await(shared, 1);
	CHECK(opcflush_order_begin(&own->orders) == 2 && opcflush_slots_taken(&own->slots) == 2);
	opcflush_slots_look(&own->slots, 2, &view);
	CHECK(view.blocking == 1 && !view.forsaken);
	end(worker);
	opcflush_slots_look(&own->slots, 2, &view);
	CHECK(!view.blocking && view.forsaken == 1 && opcflush_slots_have_forsaken(&view, 4711) && !opcflush_slots_have_forsaken(&view, 1));
	opcflush_slots_settle(&own->slots);
	CHECK(opcflush_slots_taken(&own->slots) == 1);

	check_group("the gate closes where nobody else is online, and opens again");
	CHECK(opcflush_gate_enter(&own->gate, slot));
	CHECK(opcflush_gate_close(&own->gate, &own->slots, slot, 0, &others) == OPCFLUSH_GATE_ALONE);
	opcflush_gate_open(&own->gate, 0);
	CHECK(opcflush_gate_enter(&own->gate, slot));
	opcflush_gate_leave(slot);
	opcflush_slot_leave(slot);

	check_group("another process sees this one's scripts, and adds its own");
	opcflush_scripts *scripts = opcflush_scripts_create(name_of("scripts"), 1000);
	CHECK(scripts && opcflush_scripts_add(scripts, "C:\\srv\\a.php", strlen("C:\\srv\\a.php")));
	CHECK(status_of(start("compiler")) == 0);
	CHECK(opcflush_scripts_find(scripts, "C:\\srv\\b.php", strlen("C:\\srv\\b.php")));
	opcflush_scripts_destroy(scripts);
	opcflush_instance_destroy(own);
}

static bool selects(const char *text, const char *path)
{
	opcflush_selectors *selectors = opcflush_selectors_compile(text, strlen(text));
	bool matches = selectors && opcflush_selectors_match(selectors, path, strlen(path));

	opcflush_selectors_free(selectors);
	return matches;
}

static void paths(void)
{
	check_group("selectors and lists take paths as Windows does: with a drive, letters without case, \\ for a slash");
	CHECK(selects("C:/srv/a.php", "c:\\SRV\\A.php") && selects("c:/Srv/", "C:\\srv\\x\\a.php") && selects("c:/**/*.PHP", "C:\\srv\\a.php"));
	CHECK(!selects("c:/srv/", "D:\\srv\\a.php") && !selects("c:/srv/*.php", "C:\\srv\\x\\a.php") && !selects("c:/srv/", "C:\\srvx"));
	CHECK(opcflush_list_hash("C:/srv/a.php", 12) == opcflush_list_hash("c:\\Srv\\A.PHP", 12));
	CHECK(opcflush_list_hash("C:/srv/a.php", 12) != opcflush_list_hash("c:/srv/b.php", 12));
}

static void time_(void)
{
	const struct timespec rest = {0, 20000000};
	uint64_t before = opcflush_clock_monotonic(), day = opcflush_clock_of_day(), passed;

	check_group("time passes, the monotonic clock and that of day alike");
	opcflush_rest(&rest);
	passed = opcflush_clock_monotonic() - before;
	CHECK(passed >= 15000000 && passed < 5000000000u);
	CHECK(day / 1000000000u > 1700000000u && opcflush_clock_of_day() > day);
}

static void what_is_not_there(void)
{
	char complaint[OPCFLUSH_SEGMENT_COMPLAINT];
	opcflush_segment segment;
	opcflush_segment_wish wish = {.path = "C:\\segment", .create = true, .mode = 0600, .group = UINT32_MAX};
	opcflush_bindings bindings;
	opcflush_faults faults;
	opcflush_signal_state state;
	opcflush_signals_host host = {0};
	const char *text = "SIGUSR2=reset; SIGURG=refresh";

	check_group("the segment is refused with a reason");
	CHECK(opcflush_segment_open(&segment, &wish, complaint) == OPCFLUSH_SEGMENT_IMPOSSIBLE && strstr(complaint, "Windows") && !segment.content);
	opcflush_segment_close(&segment);

	check_group("bindings of signals are read, shown, and bound nowhere");
	CHECK(opcflush_bindings_scan(&bindings, &faults, text, strlen(text), 0) && bindings.count == 2);
	CHECK(!opcflush_signals_install(&bindings, &host) && !opcflush_signals_activate() && !opcflush_signals_untold(&state));
	CHECK(opcflush_signals_at(1, &state) && !state.bound && state.blocked_by && !strcmp(state.order, "refresh"));
	CHECK(!opcflush_signals_at(2, &state));
	opcflush_signals_remove();
	CHECK(!opcflush_signals_at(0, &state));
}

int main(int count, char **argument)
{
	if (count == 3) {
		snprintf(base, sizeof(base), "%s", argument[1]);
		return be(argument[2]);
	}
	snprintf(base, sizeof(base), "opcflush-test.%d", (int)opcflush_self_pid());
	memory();
	locks();
	rivals();
	instance();
	paths();
	time_();
	what_is_not_there();
	return check_end();
}
