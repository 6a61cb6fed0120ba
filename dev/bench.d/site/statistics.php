<?php
// SPDX-License-Identifier: BSD-3-Clause
// Of a list of numbers.

function percentile(array $numbers, float $share): float
{
	sort($numbers);
	return $numbers[max(0, (int) ceil($share * count($numbers)) - 1)];
}

function median(array $numbers): float
{
	return percentile($numbers, 0.5);
}
