/**
 * The front door. A {@link org.clientela.Crm} is bound to a storage, a tenant, an actor, a clock, a zone and a reporting
 * currency; through it a host adds customers and offerings, records what happens, and asks. Begin with
 * {@code Crm.inMemory()}.
 */
@NullMarked
@CrmStyle
package org.clientela;

import org.clientela.internal.CrmStyle;
import org.jspecify.annotations.NullMarked;
