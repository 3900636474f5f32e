package org.clientela.store.jdbc;

import java.time.Duration;
import java.util.Set;
import org.clientela.store.TenantId;

/**
 * How a storage in a database is opened. Immutable.
 *
 * @param tenants all there will be; those the database has not seen are added to it
 * @param strict whether settings of the database under which acknowledged facts can be lost are refused, at the opening and at
 *     each write, instead of logged once as a warning
 * @param patience how long a call waits for other writers, and repeats what they got in the way of, before it gives up; more
 *     than 0, at most an hour
 * @param rowLevelSecurity whether PostgreSQL's row-level security keeps tenants apart as well, as {@link JdbcStorage#fence} set it
 *     up; a database that is not set up so is refused
 */
public record JdbcOptions(Set<TenantId> tenants, boolean strict, Duration patience, boolean rowLevelSecurity) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Copies the set and checks the patience. */
    public JdbcOptions {
        tenants = Set.copyOf(tenants);
        if (tenants.isEmpty()) {
            throw new IllegalArgumentException("No tenant is named.%nMaybe leave TenantId.DEFAULT in?".formatted());
        }
        if (patience.compareTo(Duration.ZERO) <= 0 || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The patience (%s) is not more than 0 and at most (%s).%nMaybe a few seconds?"
                            .formatted(patience, LONGEST));
        }
    }

    /**
     * The tenant {@link TenantId#DEFAULT}, warnings instead of refusals, ten seconds of patience, and no row-level security.
     *
     * @return to begin with
     */
    public static JdbcOptions standard() {
        return new JdbcOptions(Set.of(TenantId.DEFAULT), false, Duration.ofSeconds(10), false);
    }

    /**
     * The same for other tenants.
     *
     * @param tenants all there will be
     * @return the copy
     */
    public JdbcOptions withTenants(Set<TenantId> tenants) {
        return new JdbcOptions(tenants, strict, patience, rowLevelSecurity);
    }

    /**
     * The same with unsafe settings refused, or warned of.
     *
     * @param strict whether they are refused
     * @return the copy
     */
    public JdbcOptions withStrict(boolean strict) {
        return new JdbcOptions(tenants, strict, patience, rowLevelSecurity);
    }

    /**
     * The same with more or less patience.
     *
     * @param patience how long a call waits for other writers
     * @return the copy
     */
    public JdbcOptions withPatience(Duration patience) {
        return new JdbcOptions(tenants, strict, patience, rowLevelSecurity);
    }

    /**
     * The same with row-level security, or without.
     *
     * @param rowLevelSecurity whether PostgreSQL keeps tenants apart as well
     * @return the copy
     */
    public JdbcOptions withRowLevelSecurity(boolean rowLevelSecurity) {
        return new JdbcOptions(tenants, strict, patience, rowLevelSecurity);
    }
}
