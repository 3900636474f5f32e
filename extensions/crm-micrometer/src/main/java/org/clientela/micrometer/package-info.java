/**
 * How a storage fares, as meters in a Micrometer registry. Begin with {@link org.clientela.micrometer.StorageMetrics}.
 */
@NullMarked
package org.clientela.micrometer;

import org.jspecify.annotations.NullMarked;
