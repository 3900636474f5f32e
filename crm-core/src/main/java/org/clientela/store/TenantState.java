package org.clientela.store;

import org.clientela.internal.CodePointOrder;

/** All that one tenant has at one point in time. Immutable. */
record TenantState(SortedTree<String, EntityTable<?>> tables, EventLog events) {
    static final TenantState EMPTY = new TenantState(SortedTree.empty(CodePointOrder.INSTANCE), EventLog.EMPTY);

    /** The entities of a type; the storage has seen to it that all types of one name are alike. */
    @SuppressWarnings("unchecked")
    <T> EntityTable<T> table(EntityType<T> type) {
        EntityTable<?> table = tables.get(type.name());
        return table == null ? EntityTable.of(type) : (EntityTable<T>) table;
    }

    TenantState with(EntityTable<?> table) {
        return new TenantState(tables.with(table.type().name(), table), events);
    }

    TenantState with(EventLog log) {
        return new TenantState(tables, log);
    }
}
