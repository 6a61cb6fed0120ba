/* SPDX-License-Identifier: BSD-3-Clause
 * Any bytes as opcflush.signals. */
#include "../../src/core/bindings.h"
#include "driver.h"

#include <signal.h>

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
		must(bindings.list[i].kind == OPCFLUSH_RESET || bindings.list[i].kind == OPCFLUSH_REALPATH);
		must(bindings.list[i].signo > 0 && bindings.list[i].signo < NSIG && bindings.list[i].signo != SIGRTMIN);
		for (unsigned j = 0; j < i; j++) {
			must(bindings.list[i].signo != bindings.list[j].signo);
		}
	}
	for (unsigned i = 0; i < faults.count; i++) {
		must(faults.list[i].length > 0 && faults.list[i].position + faults.list[i].length - 1 <= size);
		must(faults.list[i].text == (const char *)data + faults.list[i].position - 1);
	}
	length = opcflush_faults_describe(&faults, text, sizeof(text));
	must(length == strlen(text) && length < sizeof(text) - 1);
	for (size_t i = 0; i < length; i++) {
		must(text[i] >= ' ' && text[i] <= '~');
	}
	return 0;
}
