/**
 * Where a customer stands with what we offer. A {@link org.clientela.lifecycle.Lifecycle} is one customer and one
 * offering, or one owned item of it; it goes through four stages and their thirteen phases (Ives and Learmonth 1984; Ives and
 * Mason 1990), and every step it takes is a {@link org.clientela.lifecycle.Move} that the timeline keeps. Start with
 * {@link org.clientela.lifecycle.Lifecycle#of}.
 *
 * <pre>
 * REQUIREMENTS -&gt; ACQUISITION -&gt; OWNERSHIP -&gt; RETIREMENT     any earlier stage may also retire;
 *      ^_____________________________|_____________|         the last two may begin again
 *
 * MovePolicy ─┬─ Moves        which moves are allowed: data
 *             └─ MoveGuard    who has a say in those: your code
 * Lifecycles                  all lifecycles of one customer, and where that puts the customer
 * StagePolicy                 where it probably stands, when nobody recorded moves
 * </pre>
 */
@NullMarked
@CrmStyle
package org.clientela.lifecycle;

import org.clientela.internal.CrmStyle;
import org.jspecify.annotations.NullMarked;
