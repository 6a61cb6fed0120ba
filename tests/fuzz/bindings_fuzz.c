/* SPDX-License-Identifier: BSD-3-Clause
 * Any bytes as opcflush.signals. */
#include "../../src/core/bindings.h"
#include "driver.h"

#include <signal.h>

/* Its text reads as what it is, without a manifest, and is padded. */
static void must_be_an_order(const opcflush_binding *binding)
{
	opcflush_text_fault fault;
	opcflush_order_kind kind;
	size_t length = strlen(binding->text), selectors;

	must(opcflush_text_read(binding->text, length, false, &kind, &selectors, &fault) == OPCFLUSH_TEXT_FINE);
	must(kind == binding->kind);
	must(!strncmp(binding->text, opcflush_order_name(kind), strlen(opcflush_order_name(kind))));
	for (; length < sizeof(binding->text); length++) {
		must(binding->text[length] == '\0');
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	opcflush_bindings bindings;
	opcflush_faults faults;
	char text[OPCFLUSH_FAULTS_TEXT_SIZE];
	size_t length;
	bool clean = opcflush_bindings_scan(&bindings, &faults, (const char *)data, size, SIGRTMIN);

	must(clean == (faults.count == 0));
	must(faults.count == OPCFLUSH_FAULTS_KEPT || faults.further == 0);
	must(bindings.count <= OPCFLUSH_BINDINGS_MAX);
	for (unsigned i = 0; i < bindings.count; i++) {
		must_be_an_order(&bindings.list[i]);
		must(bindings.list[i].signo > 0 && bindings.list[i].signo < NSIG && bindings.list[i].signo != SIGRTMIN);
		for (unsigned j = 0; j < i; j++) {
			must(bindings.list[i].signo != bindings.list[j].signo);
		}
	}
	for (unsigned i = 0; i < faults.count; i++) {
		must(faults.list[i].length > 0 && faults.list[i].position + faults.list[i].length - 1 <= size);
		must(faults.list[i].text == (const char *)data + faults.list[i].position - 1);
		must(faults.list[i].kind != OPCFLUSH_FAULT_SELECTOR
			|| (faults.list[i].selector.position > faults.list[i].position && faults.list[i].selector.position <= size + 1));
	}
	length = opcflush_faults_describe(&faults, text, sizeof(text));
	must(length == strlen(text) && length < sizeof(text) - 1);
	for (size_t i = 0; i < length; i++) {
		must(text[i] >= ' ' && text[i] <= '~');
	}
	return 0;
}
