/**
 * The storage contract as tests. Whoever implements {@link org.clientela.store.Storage} extends
 * {@link org.clientela.tck.StorageTck}; a host whose own tables are only read extends
 * {@link org.clientela.tck.HostEntitiesTck} and {@link org.clientela.tck.HostTimelineTck}. Each test carries the clause it
 * proves, in its name and in the report.
 *
 * <pre>
 * VER versions    TX units of work   RD reads     PG pages and order   AP appending   TN tenants
 * ER  erasure     CL closing         TH threads   DF data fidelity     EM errors      DU lasting
 * </pre>
 *
 * What not every storage can do goes by {@link org.clientela.tck.Capability}. What came of a run is written to a report that an
 * implementor may publish.
 *
 * <p>Plain JUnit Jupiter, so that nobody is tied to more than that.
 */
@NullMarked
package org.clientela.tck;

import org.jspecify.annotations.NullMarked;
