/**
 * How everything travels: {@link org.clientela.json.Json} has the one mapper. Types describe their own form; what is unknown on
 * reading is passed over, what is contradictory is refused by the type itself.
 */
@NullMarked
package org.clientela.json;

import org.jspecify.annotations.NullMarked;
