/**
 * Exact amounts of money. {@link org.clientela.money.Money} is a currency and a decimal amount; it may be finer than the
 * currency's smallest coin (a unit price of 0.001 EUR) and is rounded once, where it is shown.
 */
@NullMarked
package org.clientela.money;

import org.jspecify.annotations.NullMarked;
