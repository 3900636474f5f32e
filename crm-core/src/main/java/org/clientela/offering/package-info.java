/**
 * What we offer: {@link org.clientela.offering.Offering} is a product or a service with its line and tier, price and
 * cost, quality, brand, packaging, returns policy, the kinds of customer it is for, the channels it is sold on, and how
 * it stands to other offerings (after schema.org and GoodRelations).
 */
@NullMarked
@CrmStyle
package org.clientela.offering;

import org.clientela.internal.CrmStyle;
import org.jspecify.annotations.NullMarked;
