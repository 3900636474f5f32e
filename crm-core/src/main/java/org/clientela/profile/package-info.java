/** x. */
@NullMarked
package org.clientela.profile;

import org.jspecify.annotations.NullMarked;
