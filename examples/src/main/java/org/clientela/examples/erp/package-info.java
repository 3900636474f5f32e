/**
 * A host with customers and orders of its own, and the library embedded in it: begin with
 * {@link org.clientela.examples.erp.ErpHost}. {@code ErpTables} is what the host had before; {@code MappedTable} and
 * {@code ErpOrders} implement the storage SPI over it, read-only; {@code ErpMapping} says which row means what.
 */
@NullMarked
package org.clientela.examples.erp;

import org.jspecify.annotations.NullMarked;
