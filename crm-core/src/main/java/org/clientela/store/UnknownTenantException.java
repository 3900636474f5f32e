package org.clientela.store;

/** There is no such tenant. */
public final class UnknownTenantException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final TenantId tenant;

    /**
     * A failure.
     *
     * @param tenant the one asked for
     */
    public UnknownTenantException(TenantId tenant) {
        super(
                "unknown-tenant",
                "There is no tenant (%s).%nMaybe it was not named when the storage was made?".formatted(tenant),
                null);
        this.tenant = tenant;
    }

    /**
     * The tenant asked for.
     *
     * @return a well-formed id that no tenant has
     */
    public TenantId tenant() {
        return tenant;
    }
}
