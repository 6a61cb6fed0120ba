/* SPDX-License-Identifier: BSD-3-Clause
 * The PHP functions' common ground: who may call them, and the exception that they throw. The functions themselves are
 * declared by opcflush_arginfo.h and described in opcflush.stub.php. */
#ifndef OPCFLUSH_API_H
#define OPCFLUSH_API_H

#include "php.h"

void opcflush_api_minit(zend_class_entry *exception);

#endif
