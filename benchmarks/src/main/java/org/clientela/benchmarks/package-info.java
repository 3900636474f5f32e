/**
 * Measurements, side by side with what a user would pick instead. {@link org.clientela.benchmarks.Main} lists and starts them;
 * what they gave is in docs/performance.md.
 */
@NullMarked
package org.clientela.benchmarks;

import org.jspecify.annotations.NullMarked;
