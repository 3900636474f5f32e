package org.clientela.store.jdbc;

import java.util.LinkedHashSet;
import java.util.Set;
import org.clientela.store.EntityType;

/**
 * Where an entity stands in an index.
 *
 * @param value as it {@linkplain Texts#indexed stands there}
 */
record IndexEntry(String index, String value, String id) {
    static <T> Set<IndexEntry> of(EntityType<T> type, T entity) {
        String id = type.id(entity);
        Set<IndexEntry> entries = new LinkedHashSet<>();
        for (String index : type.indexes()) {
            for (String value : type.indexed(index, entity)) {
                entries.add(new IndexEntry(index, Texts.indexed(value), id));
            }
        }
        return entries;
    }
}
