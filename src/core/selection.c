/* SPDX-License-Identifier: BSD-3-Clause
 * Selections. Made at a flush, and by requests that an order has overtaken. */
#include "selection.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* What one order asks for: its selectors, the same with their folders resolved, and its list. NULL where there is none. */
typedef struct {
	opcflush_verdict verdict;
	bool of_all; /* a refresh without selectors */
	opcflush_selectors *written;
	opcflush_selectors *resolved;
	opcflush_list *list;
} wanted;

struct opcflush_selection {
	bool all;
	unsigned count;
	wanted each[];
};

/* Where there is no memory for another. */
static opcflush_selection everything = {.all = true};

static opcflush_selection *create(uint64_t orders)
{
	opcflush_selection *selection = calloc(1, sizeof(*selection) + orders * sizeof(selection->each[0]));

	return selection ? selection : &everything;
}

void opcflush_selection_free(opcflush_selection *selection)
{
	if (!selection || selection == &everything) {
		return;
	}
	for (unsigned i = 0; i < selection->count; i++) {
		opcflush_selectors_free(selection->each[i].written);
		opcflush_selectors_free(selection->each[i].resolved);
		opcflush_list_destroy(selection->each[i].list);
	}
	free(selection);
}

static bool add_list(wanted *order, const opcflush_list_reference *list, opcflush_shelf *shelf)
{
	uint64_t *hash;

	if (list->count > OPCFLUSH_LIST_MAX || !(hash = malloc((list->count + 1) * sizeof(*hash)))) {
		return false;
	}
	if (opcflush_list_get(shelf, list, hash)) {
		order->list = opcflush_list_create(hash, list->count);
	}
	free(hash);
	return order->list != NULL;
}

static bool add_selectors(wanted *order, const char *text, size_t length, opcflush_resolver *resolve)
{
	bool failed = false;
	char *further;

	order->written = opcflush_selectors_compile(text, length);
	if (!order->written) {
		return false;
	}
	further = opcflush_selectors_resolve(text, length, resolve, &failed);
	if (further) {
		order->resolved = opcflush_selectors_compile(further, strlen(further));
		failed = !order->resolved;
		free(further);
	}
	return !failed;
}

/* False: it cannot be read, or there is no memory for it. */
static bool add(opcflush_selection *selection, const opcflush_body_copy *body, opcflush_shelf *shelf, opcflush_resolver *resolve)
{
	wanted *order = &selection->each[selection->count++];
	size_t length = strlen(body->text), selectors;
	opcflush_text_fault fault;
	opcflush_order_kind kind;

	if (opcflush_text_read(body->text, length, true, &kind, &selectors, &fault) != OPCFLUSH_TEXT_FINE
		|| !opcflush_order_is_selective(kind)) {
		return false;
	}
	order->verdict = kind == OPCFLUSH_INVALIDATE ? OPCFLUSH_TO_INVALIDATE : OPCFLUSH_TO_REFRESH;
	order->of_all = selectors == length;
	if (opcflush_text_names_manifest(body->text + selectors, length - selectors) != (body->list.place != 0)) {
		return false;
	}
	return (order->of_all || add_selectors(order, body->text + selectors, length - selectors, resolve))
		&& (!body->list.place || add_list(order, &body->list, shelf));
}

opcflush_selection *opcflush_selection_of_orders(opcflush_instance *instance, uint64_t from, uint64_t to, opcflush_resolver *resolve)
{
	opcflush_extent extent = opcflush_orders_extent(&instance->orders, from, to);
	opcflush_selection *selection;
	opcflush_order_copy order;

	if (extent == OPCFLUSH_ABOUT_ALL) {
		return &everything;
	}
	selection = create(extent == OPCFLUSH_ABOUT_SOME ? to - from : 0);
	for (uint64_t generation = from + 1; generation <= to && !selection->all && extent == OPCFLUSH_ABOUT_SOME; generation++) {
		if (!opcflush_order_await(&instance->orders, generation, &order)) {
			selection->all = true;
		} else if (order.kind != OPCFLUSH_REALPATH && order.kind != OPCFLUSH_COMPACT) {
			selection->all = !add(selection, &order.body, &instance->shelf, resolve);
		}
	}
	return selection;
}

opcflush_selection *opcflush_selection_of_question(const opcflush_body_copy *question, opcflush_shelf *shelf, opcflush_resolver *resolve)
{
	opcflush_selection *selection = create(1);

	if (!selection->all) {
		selection->all = !add(selection, question, shelf, resolve);
	}
	return selection;
}

bool opcflush_selection_is_all(const opcflush_selection *selection)
{
	return selection->all;
}

static bool asks_for(const wanted *order, const char *path, size_t length)
{
	return order->of_all || opcflush_selectors_match(order->written, path, length)
		|| (order->resolved && opcflush_selectors_match(order->resolved, path, length))
		|| (order->list && opcflush_list_has(order->list, path, length));
}

opcflush_verdict opcflush_selection_judge(const opcflush_selection *selection, const char *path, size_t length)
{
	opcflush_verdict verdict = OPCFLUSH_SPARED;

	if (selection->all) {
		return OPCFLUSH_TO_INVALIDATE;
	}
	for (unsigned i = 0; i < selection->count && verdict != OPCFLUSH_TO_INVALIDATE; i++) {
		if (selection->each[i].verdict > verdict && asks_for(&selection->each[i], path, length)) {
			verdict = selection->each[i].verdict;
		}
	}
	return verdict;
}

/* Not where all are asked for alike. */
static bool is_uniform(const opcflush_selection *selection)
{
	return selection->all || (selection->count == 1 && selection->each[0].of_all);
}

opcflush_verdict opcflush_selection_judge_script(const opcflush_selection *selection, opcflush_scripts *scripts, opcflush_script *script)
{
	opcflush_verdict verdict = opcflush_selection_judge(selection, script->path, script->length), by_name;
	opcflush_alias *alias = is_uniform(selection) ? NULL : opcflush_alias_first(scripts, script);

	for (; alias && verdict != OPCFLUSH_TO_INVALIDATE; alias = opcflush_alias_next(scripts, alias)) {
		const char *end = alias->paths + alias->length;

		for (const char *path = alias->paths; path < end; path += strlen(path) + 1) {
			by_name = opcflush_selection_judge(selection, path, strlen(path));
			verdict = by_name > verdict ? by_name : verdict;
		}
	}
	return verdict;
}
