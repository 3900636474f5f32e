/** How do I move a firm's data into Clientela, and out again? See {@code MoveHouse}. */
@NullMarked
package org.clientela.examples.transfer;

import org.jspecify.annotations.NullMarked;
