/**
 * What happened. An {@link org.clientela.event.Event} happened to one customer, once; it has a type, a time and whatever
 * was measured. Events are only ever added. A host describes one as an {@link org.clientela.event.EventDraft}, with
 * local times and without an id if it has none.
 */
@NullMarked
@CrmStyle
package org.clientela.event;

import org.clientela.internal.CrmStyle;
import org.jspecify.annotations.NullMarked;
