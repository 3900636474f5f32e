/** Generators of the types of crm-core, for laws. {@link org.clientela.testing.ClientelaDomain} is the one to name. */
@NullMarked
package org.clientela.testing;

import org.jspecify.annotations.NullMarked;
