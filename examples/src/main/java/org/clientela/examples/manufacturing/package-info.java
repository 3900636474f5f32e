/**
 * A maker of pumps that sells to four markets: begin with {@link org.clientela.examples.manufacturing.Manufacturing}.
 * {@code Catalogue} is what it makes, {@code Markets} what it wants to offer to whom, {@code Buyers} are its customers, and
 * {@code PumpLife} tells how a pump is wanted, bought, owned and given up in each market, under the rules of
 * {@code Procurement}.
 */
@NullMarked
package org.clientela.examples.manufacturing;

import org.jspecify.annotations.NullMarked;
