/**
 * Who buys from us and who might: {@link org.clientela.customer.Customer} is a person or an organisation with contact
 * points, identifiers in other systems, relationships, coverage, stated preferences and whatever attributes a host adds.
 *
 * <pre>
 * Customer ── Party (Person | Organization)
 *    ├── ContactPoint (Email | Phone | PostalAddress | Handle)      purpose, verified, preferred
 *    ├── Identifier                                                 its key in another system
 *    ├── Relationship ──► another Customer, or an ally              typed and dated
 *    ├── Coverage                                                   who of us serves it
 *    └── Preferences, Attributes, tags
 * </pre>
 */
@NullMarked
@CrmStyle
package org.clientela.customer;

import org.clientela.internal.CrmStyle;
import org.jspecify.annotations.NullMarked;
