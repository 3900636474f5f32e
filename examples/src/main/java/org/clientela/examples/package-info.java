/**
 * One runnable main per question a user would ask: {@code OnlineRetail} turns a file of orders into segmented, staged and
 * matched customers, {@code ErpHost} embeds the library in a host with its own tables, {@code Manufacturing} is a maker of
 * pumps that sells to four markets.
 */
@NullMarked
package org.clientela.examples;

import org.jspecify.annotations.NullMarked;
