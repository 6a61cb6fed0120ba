/* SPDX-License-Identifier: BSD-3-Clause
 * Listings: instances, orders and slots, as opcflush_status() and opcflush_log() show them. */
#ifndef OPCFLUSH_LISTING_H
#define OPCFLUSH_LISTING_H

#include "php.h"

/* Each makes `list` an array; opcflush.stub.php describes the rows. Where there is no segment, they show the own instance's. */
void opcflush_listing_instances(zval *list);
void opcflush_listing_slots(zval *list);

/* The newest orders, `most` of them. */
void opcflush_listing_orders(zval *list, uint64_t most, bool oldest_first);

#endif
