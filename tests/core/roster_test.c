/* SPDX-License-Identifier: BSD-3-Clause
 * The roster: who is attached, under which name, and who no longer is. */
#include "../../src/core/memory.h"
#include "../../src/core/roster.h"
#include "../../src/core/segment.h"
#include "check.h"
#include "sandbox.h"

#define CROWD 16

static opcflush_segment segment = {.file = -1};
static opcflush_roster_copy copy;

static struct {
	atomic_int step;
	atomic_int entered;
	_Atomic opcflush_party party;
	atomic_int holders[OPCFLUSH_ROSTER_ROWS + 1];
	atomic_int full;
} *shared;

static void begin(void)
{
	opcflush_segment_close(&segment);
	memset(shared, 0, sizeof(*shared));
	sandbox_begin(&segment);
}

/* A process with a hold of its own, as another master has. */
static opcflush_party enter_as(const char *name, const char *sapi)
{
	if (sandbox_open(&segment, true) != OPCFLUSH_SEGMENT_ATTACHED) {
		_exit(1);
	}
	return opcflush_roster_enter(&segment, name, sapi, "8.2.36");
}

/* Another instance, which stays until it is killed; `party` becomes its row. */
static pid_t start_instance(const char *name, opcflush_party *party)
{
	int entered = atomic_load(&shared->entered);
	pid_t pid = sandbox_fork();

	if (pid == 0) {
		atomic_store(&shared->party, enter_as(name, "fpm-fcgi"));
		atomic_fetch_add(&shared->entered, 1);
		for (;;) {
			pause();
		}
	}
	sandbox_await(&shared->entered, entered + 1);
	*party = atomic_load(&shared->party);
	return pid;
}

static bool reads(opcflush_party party, const char *name)
{
	return opcflush_roster_read(&segment, party, &copy) && copy.party == party && !strcmp(copy.name, name);
}

static void names(void)
{
	const char *good[] = {"a", "www", "fpm-fcgi:1234", "web.1_a@host-2", "ABCXYZ", "0123456789",
		"12345678901234567890123456789012345678901234567"};
	const char *bad[] = {"", " ", "a b", "a\n", "a/b", "\xc3\xa4", "a,b", "a;", "\x7f", "\"", "*",
		"123456789012345678901234567890123456789012345678"};

	check_group("names are of 1 to 47 letters, digits and . _ : @ -");
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		CHECK(opcflush_roster_is_name(good[i]));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(!opcflush_roster_is_name(bad[i]));
	}
}

static void rows(void)
{
	char expected[OPCFLUSH_NAME_SIZE];
	uint64_t before = opcflush_clock_of_day();
	opcflush_party self, other, third;
	opcflush_moment now;
	pid_t pid, another;

	check_group("who enters is read, with all that is told of it");
	begin();
	CHECK(!opcflush_roster_read(&segment, 1, &copy) && !opcflush_roster_read(&segment, OPCFLUSH_ROSTER_ROWS, &copy));
	self = opcflush_roster_enter(&segment, "web", "fpm-fcgi", "8.5.0");
	CHECK(self == 1 && reads(self, "web") && !strcmp(copy.sapi, "fpm-fcgi") && !strcmp(copy.php, "8.5.0"));
	CHECK(copy.pid == getpid() && copy.without_slot == 0 && copy.started >= before && copy.started <= opcflush_clock_of_day());
	now = opcflush_moment_now();
	CHECK(copy.moment.monotonic && copy.moment.monotonic <= now.monotonic && copy.moment.ticks <= now.ticks);
	CHECK(opcflush_roster_row_of(&segment, self) == &segment.content->roster.row[0]);
	CHECK(!opcflush_roster_read(&segment, 2, &copy));

	check_group("without a name it is called by SAPI and pid, and two may have one name");
	pid = start_instance("", &other);
	snprintf(expected, sizeof(expected), "fpm-fcgi:%d", (int)pid);
	CHECK(other == 2 && reads(other, expected) && copy.pid == pid && !strcmp(copy.php, "8.2.36"));
	another = start_instance("web", &third);
	CHECK(third == 3 && reads(third, "web") && reads(self, "web") && copy.pid == getpid());

	check_group("who is dead is gone, though nobody has waited for that yet, and the rest stay");
	atomic_store(&opcflush_roster_row_of(&segment, other)->without_slot, 7);
	atomic_store(&opcflush_roster_row_of(&segment, other)->applied, 11);
	atomic_store(&opcflush_roster_row_of(&segment, other)->looked_at, 30);
	atomic_store(&opcflush_roster_row_of(&segment, other)->invalidated, 10);
	atomic_store(&opcflush_roster_row_of(&segment, other)->kept, 20);
	CHECK(reads(other, expected) && copy.applied == 11 && copy.looked_at == 30 && copy.invalidated == 10 && copy.kept == 20);
	CHECK(opcflush_roster_read(&segment, other, &copy) && copy.without_slot == 0);
	sandbox_kill(pid);
	CHECK(!opcflush_roster_read(&segment, other, &copy) && reads(third, "web"));
	sandbox_status(pid);

	check_group("the next one has its row, and nothing of what was said in it");
	pid = start_instance("next", &other);
	CHECK(other == 2 && reads(other, "next") && copy.pid == pid && atomic_load(&opcflush_roster_row_of(&segment, other)->without_slot) == 0);
	CHECK(copy.applied == 0 && copy.looked_at == 0 && copy.invalidated == 0 && copy.kept == 0);
	sandbox_kill(pid);
	sandbox_kill(another);
	sandbox_status(pid);
	sandbox_status(another);
	CHECK(reads(self, "web") && !opcflush_roster_read(&segment, third, &copy));
}

static void families(void)
{
	opcflush_party party;
	pid_t pid;

	check_group("an instance is there as long as one of its processes lives, the parent or not");
	begin();
	pid = sandbox_fork();
	if (pid == 0) {
		atomic_store(&shared->party, enter_as("family", "apache2handler"));
		if (fork() == 0) {
			alarm(sandbox_lifetime());
			sandbox_await(&shared->step, 1);
			_exit(0);
		}
		raise(SIGKILL);
	}
	sandbox_status(pid);
	party = atomic_load(&shared->party);
	CHECK(party == 1 && reads(party, "family") && opcflush_roster_enter(&segment, "me", "cli", "8") == 2);
	atomic_store(&shared->step, 1);
	while (opcflush_roster_read(&segment, party, &copy)) {
		sched_yield();
	}
	CHECK(reads(2, "me"));
}

/* One instance of a crowd: alone in its row, for a while. */
static void join(unsigned seed)
{
	for (int i = 0; i < 20; i++) {
		opcflush_party party = enter_as("crowd", "cli");

		if (party == OPCFLUSH_NOBODY || atomic_fetch_add(&shared->holders[party], 1) != 0) {
			_exit(1);
		}
		if (!opcflush_roster_read(&segment, party, &copy) || copy.pid != getpid()) {
			_exit(2);
		}
		sched_yield();
		atomic_fetch_sub(&shared->holders[party], 1);
		if (rand_r(&seed) % 8 == 0) {
			raise(SIGKILL);
		}
		opcflush_segment_close(&segment);
	}
	_exit(0);
}

static void crowds(void)
{
	pid_t pid[OPCFLUSH_ROSTER_ROWS];
	opcflush_party party;
	bool alone = true, all = true;

	check_group("many that come, leave and die at once: two are never in one row");
	begin();
	for (unsigned i = 0; i < CROWD; i++) {
		pid[i] = sandbox_fork();
		if (pid[i] == 0) {
			join(i);
		}
	}
	for (unsigned i = 0; i < CROWD; i++) {
		int status = sandbox_status(pid[i]);

		alone = alone && (sandbox_ended_well(status) || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
	}
	CHECK(alone);
	for (party = 1; party <= OPCFLUSH_ROSTER_ROWS; party++) {
		all = all && !opcflush_roster_read(&segment, party, &copy);
	}
	CHECK(all);

	check_group("there are only so many rows, and a row that is left is taken again");
	begin();
	for (unsigned i = 0; i < OPCFLUSH_ROSTER_ROWS; i++) {
		pid[i] = start_instance("one", &party);
		all = all && party == i + 1;
	}
	CHECK(all && opcflush_roster_enter(&segment, "me", "cli", "8") == OPCFLUSH_NOBODY);
	sandbox_kill(pid[40]);
	CHECK(opcflush_roster_enter(&segment, "me", "cli", "8") == 41 && reads(41, "me") && reads(40, "one"));
	for (unsigned i = 0; i < OPCFLUSH_ROSTER_ROWS; i++) {
		kill(pid[i], SIGKILL);
		sandbox_status(pid[i]);
	}
}

static bool is_printable(const char *text)
{
	for (; *text; text++) {
		if ((unsigned char)*text < ' ' || *text == 0x7f) {
			return false;
		}
	}
	return true;
}

static void hostile(void)
{
	const int fillings[] = {0xff, 0x01, '\n', 0x7f};
	opcflush_party self;

	check_group("texts that somebody has made up are ended, printable, and a name is never empty");
	begin();
	self = opcflush_roster_enter(&segment, "me", "cli", "8");
	for (size_t i = 0; i < sizeof(fillings) / sizeof(fillings[0]); i++) {
		opcflush_roster_row *row = opcflush_roster_row_of(&segment, self);

		memset(row->name, fillings[i], sizeof(row->name));
		memset(row->sapi, fillings[i], sizeof(row->sapi));
		memset(row->php, fillings[i], sizeof(row->php));
		CHECK(opcflush_roster_read(&segment, self, &copy) && is_printable(copy.name) && is_printable(copy.sapi) && is_printable(copy.php));
		CHECK(strlen(copy.name) == sizeof(copy.name) - 1 && strlen(copy.sapi) == sizeof(copy.sapi) - 1);
		row->name[0] = '\0';
		CHECK(opcflush_roster_read(&segment, self, &copy) && copy.name[0] && is_printable(copy.name));
	}

	check_group("a row without a pid is nobody's");
	atomic_store(&opcflush_roster_row_of(&segment, self)->pid, 0);
	CHECK(!opcflush_roster_read(&segment, self, &copy));
}

static int test(void)
{
	shared = opcflush_memory_share(sizeof(*shared));
	if (!shared) {
		return 1;
	}
	names();
	rows();
	families();
	crowds();
	hostile();
	opcflush_segment_close(&segment);
	return check_end();
}

int main(void)
{
	return sandbox_run(test);
}
