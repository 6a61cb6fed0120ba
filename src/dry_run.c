/* SPDX-License-Identifier: BSD-3-Clause
 * Dry runs. Run by who asks, and by the worker that answers. */
#include "dry_run.h"
#include "opcache.h"
#include "process.h"
#include "sweep.h"

#include "core/clock.h"

#include "SAPI.h"

#define FIRST_PAUSE_NS 500000
#define LONGEST_PAUSE_NS 20000000

/* Somebody else may have asked at the same time, and only the newest question is answered, or his answer has taken the place of ours: so
 * when an answer has come that is not ours, it is asked again, at another moment than his. */
#define PATIENCE_NS UINT64_C(500000000)

static void add(void *answer, const char *path, size_t length)
{
	opcflush_answer_add(answer, path, length);
}

static bool preview(const opcflush_body_copy *question, opcflush_shelf *shelf, opcflush_answer_copy *answer)
{
	opcflush_selection *selection = opcflush_selection_of_question(question, shelf, opcflush_sweep_resolve);
	opcflush_sweep_count count = {0};
	bool done;

	answer->length = 0;
	done = opcflush_sweep_preview(selection, add, answer, &count);
	answer->looked_at = count.looked_at;
	answer->invalidated = count.invalidated;
	answer->kept = count.kept;
	opcflush_selection_free(selection);
	return done;
}

/* A request without OPcache leaves the question to the next one. */
void opcflush_dry_run_answer(void)
{
	const opcflush_segment *segment = opcflush_exchange_segment();
	opcflush_answer_copy *answer;
	opcflush_ring_copy question;

	if (!segment || !opcflush_here.scripts || !opcflush_opcache_is_enabled() || !opcflush_exchange_take_question(&question)) {
		return;
	}
	answer = malloc(sizeof(*answer));
	if (answer && preview(&question.body, &segment->content->shelf, answer)) {
		opcflush_answer_write(&segment->content->answer, answer, question.generation);
	}
	free(answer);
}

bool opcflush_dry_run_here(const opcflush_wish *wish, opcflush_answer_copy *answer)
{
	opcflush_body_copy question;

	memcpy(question.text, wish->text, sizeof(question.text));
	question.list = wish->hash ? opcflush_list_put(&opcflush_here.instance->shelf, wish->hash, wish->count)
		: (opcflush_list_reference){0};
	return opcflush_here.scripts && preview(&question, &opcflush_here.instance->shelf, answer);
}

bool opcflush_dry_run_there(const opcflush_wish *wish, opcflush_party to, const char *name, const char *by, double seconds,
	opcflush_answer_copy *answer)
{
	const opcflush_segment *segment = opcflush_exchange_segment();
	opcflush_answer *place = &segment->content->answer;
	uint64_t last = opcflush_answer_number(place), number = opcflush_exchange_ask(wish, to, name, sapi_module.name, by);
	uint64_t now = opcflush_clock_monotonic();
	uint64_t deadline = seconds * 1e9 >= (double)(UINT64_MAX - now) ? UINT64_MAX : now + (uint64_t)(seconds * 1e9);
	uint64_t again = now + 2 * PATIENCE_NS;
	struct timespec pause = {0, FIRST_PAUSE_NS};

	while (!opcflush_answer_read(place, answer, number)) {
		now = opcflush_clock_monotonic();
		if (now >= deadline) {
			return false;
		}
		if (now >= again && opcflush_answer_number(place) != last) {
			last = opcflush_answer_number(place);
			number = opcflush_exchange_ask(wish, to, name, sapi_module.name, by);
			again = now + PATIENCE_NS + now % PATIENCE_NS;
		}
		opcflush_rest(&pause);
		pause.tv_nsec = MIN(pause.tv_nsec * 2, LONGEST_PAUSE_NS);
	}
	return true;
}
