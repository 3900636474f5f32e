package org.clientela.customer;

/** How a customer stands to another customer or to an ally. */
public enum RelationshipType {
    /** Belongs to a group of companies. */
    SUBSIDIARY_OF(true),
    /** Belongs to a household, a buying group, an association. */
    MEMBER_OF(true),
    /** Came on the recommendation of. */
    REFERRED_BY(true),
    /** Took over from, by merger or succession. */
    SUCCESSOR_OF(true),
    /** Works with, on equal terms. */
    PARTNER_OF(false),
    /** Sells to. */
    SUPPLIER_OF(false),
    /** Sells our offerings on behalf of. */
    RESELLER_FOR(false),
    /** Decides or advises for. */
    INFLUENCES(false);

    private final boolean hierarchical;

    RelationshipType(boolean hierarchical) {
        this.hierarchical = hierarchical;
    }

    /**
     * Whether relationships of this type form a tree or a chain, so that following them never leads back.
     *
     * @return true if a cycle would be a contradiction
     */
    public boolean isHierarchical() {
        return hierarchical;
    }
}
