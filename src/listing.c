/* SPDX-License-Identifier: BSD-3-Clause
 * Listings. Run by scripts and command lines. */
#include "listing.h"
#include "attach.h"
#include "flush.h"
#include "process.h"

#include "core/bindings.h"
#include "core/clock.h"

#include "SAPI.h"

/* What the slots of an instance add up to. */
typedef struct {
	uint32_t workers;
	uint32_t online;
} sums;

static void add_instance(zval *list, const opcflush_roster_copy *row, const sums *sum, bool own)
{
	zval instance;

	array_init(&instance);
	add_assoc_string(&instance, "name", row->name);
	add_assoc_long(&instance, "pid", (zend_long)row->pid);
	add_assoc_string(&instance, "sapi", row->sapi);
	add_assoc_string(&instance, "php", row->php);
	add_assoc_double(&instance, "started", (double)row->started / 1e9);
	add_assoc_long(&instance, "applied", (zend_long)row->applied);
	add_assoc_long(&instance, "looked_at", (zend_long)row->looked_at);
	add_assoc_long(&instance, "invalidated", (zend_long)row->invalidated);
	add_assoc_long(&instance, "kept", (zend_long)row->kept);
	add_assoc_long(&instance, "workers", sum->workers);
	add_assoc_long(&instance, "online", sum->online);
	add_assoc_long(&instance, "without_slot", row->without_slot);
	add_assoc_bool(&instance, "own", own);
	add_next_index_zval(list, &instance);
}

static void list_all_instances(const opcflush_segment *segment, zval *list)
{
	sums sum[OPCFLUSH_ROSTER_ROWS + 1] = {0};
	opcflush_grace_copy slot;
	opcflush_roster_copy row;

	for (unsigned i = 0; i < OPCFLUSH_GRACE_SLOTS; i++) {
		if (opcflush_grace_read(segment, i, &slot) && slot.party <= OPCFLUSH_ROSTER_ROWS) {
			sum[slot.party].workers++;
			sum[slot.party].online += slot.online != 0;
		}
	}
	for (opcflush_party party = 1; party <= OPCFLUSH_ROSTER_ROWS; party++) {
		if (opcflush_roster_read(segment, party, &row)) {
			add_instance(list, &row, &sum[party], party == opcflush_exchange_party());
		}
	}
}

static void list_own_instance(zval *list)
{
	opcflush_slots *slots = &opcflush_here.instance->slots;
	opcflush_roster_copy row = {
		.started = opcflush_here.started,
		.applied = opcflush_flush_applied(),
		.pid = opcflush_here.pid,
		.without_slot = atomic_load(&slots->outside),
		.php = PHP_VERSION,
	};
	opcflush_last_flush last;
	opcflush_slot_copy slot;
	sums sum = {0};

	if (!opcflush_attach_name(row.name)) {
		return;
	}
	if (opcflush_last_flush_read(opcflush_here.instance, &last)) {
		row.looked_at = last.scripts.looked_at;
		row.invalidated = last.scripts.invalidated;
		row.kept = last.scripts.kept;
	}
	snprintf(row.sapi, sizeof(row.sapi), "%s", sapi_module.name);
	for (uint32_t i = 0; i < atomic_load(&slots->used); i++) {
		if (opcflush_slot_read(slots, i, &slot)) {
			sum.workers++;
			sum.online += slot.online != 0;
		}
	}
	add_instance(list, &row, &sum, true);
}

void opcflush_listing_instances(zval *list)
{
	const opcflush_segment *segment = opcflush_exchange_segment();

	array_init(list);
	if (segment) {
		list_all_instances(segment, list);
	} else if (opcflush_here.instance) {
		list_own_instance(list);
	}
}

static void add_slot(zval *list, int32_t pid, const char *instance, uint64_t online, uint64_t since, opcflush_moment before, bool own)
{
	zval row;

	array_init(&row);
	add_assoc_long(&row, "pid", (zend_long)pid);
	add_assoc_string(&row, "instance", instance);
	add_assoc_bool(&row, "online", online != 0);
	add_assoc_long(&row, "generation", (zend_long)online);
	add_assoc_double(&row, "seconds", online ? (double)opcflush_ticks_age(since, before, opcflush_moment_now()) / 1e9 : 0);
	add_assoc_bool(&row, "own", own);
	add_next_index_zval(list, &row);
}

static void list_all_slots(const opcflush_segment *segment, zval *list)
{
	opcflush_grace_copy slot;
	opcflush_roster_copy row;

	for (unsigned i = 0; i < OPCFLUSH_GRACE_SLOTS; i++) {
		if (opcflush_grace_read(segment, i, &slot) && slot.party >= 1 && slot.party <= OPCFLUSH_ROSTER_ROWS
			&& opcflush_roster_read(segment, slot.party, &row)) {
			add_slot(list, slot.pid, row.name, slot.online, slot.since, row.moment,
				&segment->content->grace.slot[i] == OPCFLUSH_G(shown));
		}
	}
}

static void list_own_slots(zval *list)
{
	opcflush_slots *slots = &opcflush_here.instance->slots;
	char name[OPCFLUSH_NAME_SIZE];
	opcflush_slot_copy slot;

	if (!opcflush_attach_name(name)) {
		return;
	}
	for (uint32_t i = 0; i < atomic_load(&slots->used); i++) {
		if (opcflush_slot_read(slots, i, &slot)) {
			add_slot(list, slot.pid, name, slot.online ? opcflush_exchange_number(slot.online) : 0, slot.since, opcflush_here.moment,
				&slots->slot[i] == OPCFLUSH_G(slot));
		}
	}
}

void opcflush_listing_slots(zval *list)
{
	const opcflush_segment *segment = opcflush_exchange_segment();

	array_init(list);
	if (segment) {
		list_all_slots(segment, list);
	} else if (opcflush_here.instance) {
		list_own_slots(list);
	}
}

/* An instance's own order in the words of the segment's. */
static bool read_own_order(uint64_t number, opcflush_ring_copy *copy)
{
	opcflush_order_copy order;
	uint64_t generation = opcflush_exchange_local(number);

	if (generation < 2 || !opcflush_order_read(&opcflush_here.instance->orders, generation, &order)) {
		return false;
	}
	*copy = (opcflush_ring_copy){
		.generation = order.number,
		.kind = order.kind,
		.time = order.time,
		.pid = order.pid,
		.uid = order.uid,
		.signo = order.signo,
		.body = order.body,
	};
	opcflush_text_copy(copy->sapi, order.signo ? "" : sapi_module.name, sizeof(copy->sapi));
	opcflush_text_copy(copy->by, order.by, sizeof(copy->by));
	opcflush_text_copy(copy->note, order.note, sizeof(copy->note));
	return true;
}

/* A signal's order says no more than which row its instance has. A later instance may have that row by now. */
static void add_addressee(zval *row, const opcflush_segment *segment, const opcflush_ring_copy *order)
{
	opcflush_roster_copy instance;

	if (order->to == OPCFLUSH_ALL) {
		add_assoc_null(row, "instance");
	} else if (*order->name) {
		add_assoc_string(row, "instance", order->name);
	} else {
		bool is_known = order->to <= OPCFLUSH_ROSTER_ROWS && opcflush_roster_read(segment, order->to, &instance)
			&& instance.started <= order->time;

		add_assoc_string(row, "instance", is_known ? instance.name : "?");
	}
}

/* A dry run is asked in the words of the refresh that it stands for. */
static void add_text(zval *row, const opcflush_ring_copy *order)
{
	char text[OPCFLUSH_TEXT_SIZE + sizeof("refresh --dry-run")];
	const char *name = opcflush_order_name(order->kind), *selectors = strchr(order->body.text, ' ');

	if (opcflush_order_is_selective(order->kind) && selectors) {
		snprintf(text, sizeof(text), "%s%s", name, selectors);
		opcflush_text_copy(text, text, sizeof(text));
		name = text;
	}
	add_assoc_string(row, "order", name);
}

static void add_order(zval *list, const opcflush_segment *segment, const opcflush_ring_copy *order)
{
	char name[OPCFLUSH_SIGNAL_NAME_SIZE], by[OPCFLUSH_BY_SIZE];
	zval row;

	if (order->signo) {
		snprintf(by, sizeof(by), order->pid ? "signal %s from pid %d" : "signal %s",
			opcflush_signal_name(order->signo, name, sizeof(name)), order->pid);
	} else {
		snprintf(by, sizeof(by), "%s", order->by);
	}
	array_init(&row);
	add_assoc_long(&row, "generation", (zend_long)order->generation);
	add_text(&row, order);
	add_addressee(&row, segment, order);
	add_assoc_double(&row, "time", (double)order->time / 1e9);
	add_assoc_long(&row, "pid", order->pid);
	add_assoc_long(&row, "uid", order->uid == OPCFLUSH_UID_UNKNOWN ? -1 : (zend_long)order->uid);
	add_assoc_string(&row, "sapi", order->sapi);
	add_assoc_string(&row, "by", by);
	add_assoc_string(&row, "note", order->note);
	add_next_index_zval(list, &row);
}

void opcflush_listing_orders(zval *list, uint64_t most, bool oldest_first)
{
	const opcflush_segment *segment = opcflush_exchange_segment();
	uint64_t newest, count;
	opcflush_ring_copy order;

	array_init(list);
	if (!opcflush_here.instance) {
		return;
	}
	newest = opcflush_exchange_generation();
	count = MIN(MIN(most, newest - 1), segment ? OPCFLUSH_RING_ORDERS : OPCFLUSH_ORDERS_KEPT);
	for (uint64_t i = 0; i < count; i++) {
		uint64_t number = oldest_first ? newest - count + 1 + i : newest - i;

		if (segment ? opcflush_ring_read(&segment->content->ring, number, &order) : read_own_order(number, &order)) {
			add_order(list, segment, &order);
		}
	}
}
