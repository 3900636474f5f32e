/**
 * Reading what people write. The texts of metrics and rules are read with a {@link org.clientela.text.Scanner}; what goes
 * wrong is a {@link org.clientela.text.SyntaxException}, which points into the text, says what was expected there and
 * names the nearest word that is known.
 */
@NullMarked
package org.clientela.text;

import org.jspecify.annotations.NullMarked;
