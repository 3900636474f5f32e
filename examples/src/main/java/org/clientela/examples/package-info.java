/**
 * One runnable main per question a user would ask: {@link org.clientela.examples.OnlineRetail} turns a file of orders into
 * segmented, staged and matched customers; {@code erp} embeds the library in a host with its own tables;
 * {@code manufacturing} is a maker of pumps that sells to four markets.
 */
@NullMarked
package org.clientela.examples;

import org.jspecify.annotations.NullMarked;
