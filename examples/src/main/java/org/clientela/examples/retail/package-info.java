/** The parts of the Online Retail example; begin with {@link org.clientela.examples.OnlineRetail}. */
@NullMarked
package org.clientela.examples.retail;

import org.jspecify.annotations.NullMarked;
