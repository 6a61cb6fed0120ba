/* SPDX-License-Identifier: BSD-3-Clause
 * Memory that processes share by its name: a view of a file mapping that the paging file backs. As OPcache's own on Windows, it lives as
 * long as any process has it. */
#include "../memory.h"
#include "../mutex.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define NAME_SIZE 512

/* A name lives as long as there are handles by it, whoever still has the memory: so a process keeps its handle as long as the memory. */
typedef struct handle_of {
	const void *memory;
	HANDLE mapping;
	struct handle_of *next;
} handle_of;

static handle_of *kept;
static opcflush_mutex guard = OPCFLUSH_MUTEX_INITIALIZER;

/* In the session's own namespace, as OPcache's names are. A "\" has a meaning there. */
static bool make_name(wchar_t *wide, const char *kind, const char *name)
{
	char text[NAME_SIZE];
	int length = snprintf(text, sizeof(text), "%s.%s", kind, name);

	if (length < 0 || length >= (int)sizeof(text)) {
		return false;
	}
	for (char *byte = text; *byte; byte++) {
		if (*byte == '\\') {
			*byte = '/';
		}
	}
	wcscpy(wide, L"Local\\");
	return MultiByteToWideChar(CP_UTF8, 0, text, -1, wide + wcslen(wide), NAME_SIZE) > 0;
}

static HANDLE create(const wchar_t *name, size_t size)
{
	return CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, (DWORD)((uint64_t)size >> 32), (DWORD)size, name);
}

static void *view(HANDLE mapping, size_t size)
{
	return MapViewOfFile(mapping, FILE_MAP_READ | FILE_MAP_WRITE, 0, 0, size);
}

void *opcflush_memory_share(size_t size)
{
	HANDLE mapping = create(NULL, size);
	void *memory = mapping ? view(mapping, size) : NULL;

	if (mapping) {
		CloseHandle(mapping);
	}
	return memory;
}

static bool keep(const void *memory, HANDLE mapping)
{
	handle_of *one = malloc(sizeof(*one));

	if (!one) {
		return false;
	}
	opcflush_mutex_lock(&guard);
	*one = (handle_of){memory, mapping, kept};
	kept = one;
	opcflush_mutex_unlock(&guard);
	return true;
}

static void let_go(const void *memory)
{
	handle_of *found = NULL;

	opcflush_mutex_lock(&guard);
	for (handle_of **at = &kept; *at && !found;) {
		if ((*at)->memory == memory) {
			found = *at;
			*at = found->next;
		} else {
			at = &(*at)->next;
		}
	}
	opcflush_mutex_unlock(&guard);
	if (found) {
		CloseHandle(found->mapping);
		free(found);
	}
}

/* While nobody else is at it. */
static void *find_or_make(const wchar_t *name, size_t size, opcflush_memory_maker *make, void *context)
{
	HANDLE mapping = create(name, size);
	bool is_new = mapping && GetLastError() != ERROR_ALREADY_EXISTS;
	void *memory = mapping ? view(mapping, size) : NULL;

	if (memory && (!is_new || make(memory, context)) && keep(memory, mapping)) {
		return memory;
	}
	if (memory) {
		UnmapViewOfFile(memory);
	}
	if (mapping) {
		CloseHandle(mapping);
	}
	return NULL;
}

/* Where a process dies while it makes the memory, that goes with it, and the next one makes it anew. */
void *opcflush_memory_share_as(const char *name, size_t size, opcflush_memory_maker *make, void *context)
{
	wchar_t mapping_name[NAME_SIZE + 8], mutex_name[NAME_SIZE + 8];
	void *memory = NULL;
	HANDLE mutex;
	DWORD waited;

	if (!name) {
		memory = opcflush_memory_share(size);
		if (memory && !make(memory, context)) {
			opcflush_memory_unshare(memory, size);
			memory = NULL;
		}
		return memory;
	}
	if (!make_name(mapping_name, "memory", name) || !make_name(mutex_name, "making", name)
		|| !(mutex = CreateMutexW(NULL, FALSE, mutex_name))) {
		return NULL;
	}
	waited = WaitForSingleObject(mutex, INFINITE);
	if (waited == WAIT_OBJECT_0 || waited == WAIT_ABANDONED) {
		memory = find_or_make(mapping_name, size, make, context);
		ReleaseMutex(mutex);
	}
	CloseHandle(mutex);
	return memory;
}

void opcflush_memory_unshare(void *memory, size_t size)
{
	(void)size;
	let_go(memory); /* before another thread can get the same address */
	UnmapViewOfFile(memory);
}
