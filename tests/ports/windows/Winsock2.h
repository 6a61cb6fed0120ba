/* SPDX-License-Identifier: BSD-3-Clause
 * Under the name by which PHP includes it: file names have no case on Windows. */
#include <winsock2.h>
