package org.clientela.store;

/** A store that a host implements does not keep the contract: what it returned is not passed on. */
public final class ContractViolationException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String store;
    private final String clause;

    /**
     * A failure.
     *
     * @param store which store, for example its class
     * @param clause of the contract, as {@code crm-tck} numbers them
     * @param what the store did, without personal data
     */
    public ContractViolationException(String store, String clause, String what) {
        super(
                "contract-violation",
                "The store (%s) breaks the contract (%s): %s.%nMaybe run the tests of crm-tck on it?"
                        .formatted(store, clause, what),
                null);
        this.store = store;
        this.clause = clause;
    }

    /**
     * The store that does not keep the contract.
     *
     * @return for example its class
     */
    public String store() {
        return store;
    }

    /**
     * The clause it breaks.
     *
     * @return as {@code crm-tck} numbers them, for example "PG-01"
     */
    public String clause() {
        return clause;
    }
}
