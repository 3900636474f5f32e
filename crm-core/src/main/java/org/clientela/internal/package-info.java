/**
 * Shared by the modules of Clientela and not for anyone else: not exported, may change at any time.
 * {@code Checks} holds what every identifier and every text must satisfy.
 */
@NullMarked
package org.clientela.internal;

import org.jspecify.annotations.NullMarked;
