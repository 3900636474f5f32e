package org.clientela.tck;

import static org.clientela.tck.Clause.PG_01;
import static org.clientela.tck.Clause.PG_02;
import static org.clientela.tck.Clause.PG_04;
import static org.clientela.tck.Clause.RD_01;
import static org.clientela.tck.Clause.RD_02;
import static org.clientela.tck.Clause.RD_03;
import static org.clientela.tck.Clause.RD_04;
import static org.clientela.tck.Clause.TH_01;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.Versioned;
import org.junit.jupiter.api.DisplayName;

/**
 * The contract of entities that a host keeps in tables of its own and we only read: {@link EntityStore#find} and
 * {@link EntityStore#page}.
 *
 * <pre>{@code
 * class ErpCustomersTest extends HostEntitiesTck<Customer> {
 *     @Override
 *     protected EntityType<Customer> type() {
 *         return EntityType.CUSTOMER;
 *     }
 *     @Override
 *     protected EntityStore<Customer> store() {
 *         return new ErpCustomers(testDatabase);
 *     }
 *     @Override
 *     protected List<Customer> content() {
 *         return List.of(…); // all that the test database holds, in ascending order of id
 *     }
 * }
 * }</pre>
 *
 * @param <T> of the entities
 */
public abstract class HostEntitiesTck<T> extends Kit {
    private static final String NOBODY = "an id that is surely not there";

    /** For subclasses. */
    protected HostEntitiesTck() {}

    /**
     * What is kept.
     *
     * @return the type, with the indexes that the store answers
     */
    protected abstract EntityType<T> type();

    /**
     * What is tested.
     *
     * @return a store that holds {@link #content()}
     */
    protected abstract EntityStore<T> store();

    /**
     * All that the store holds. The more it differs, the more is tested: upper and lower case, characters beyond ASCII, several
     * values in one index and none.
     *
     * @return at least three entities, in ascending order of their ids as the UTF-8 bytes are
     */
    protected abstract List<T> content();

    private List<T> expected() {
        List<T> content = content();
        assertTrue(
                content.size() >= 3, "The content has " + content.size() + " entities. Maybe hand in at least three?");
        return content;
    }

    private List<String> ids(List<T> entities) {
        return entities.stream().map(type()::id).toList();
    }

    @Proves(RD_01)
    @DisplayName("RD-01 each entity is found by its id, as it is")
    void rd01_each_entity_is_found() {
        EntityStore<T> store = store();
        for (T entity : expected()) {
            String id = type().id(entity);
            assertEquals(Optional.of(entity), store.find(id).map(Versioned::entity), "the entity (" + id + ")");
        }
    }

    @Proves(RD_02)
    @DisplayName("RD-02 find and page agree on the version, and so does the next find")
    void rd02_versions_agree() {
        EntityStore<T> store = store();
        for (Versioned<T> item : store.page(Query.all()).items()) {
            String id = type().id(item.entity());
            assertEquals(Optional.of(item), store.find(id), "the entity (" + id + ") on a page and found");
            assertEquals(store.find(id), store.find(id), "the entity (" + id + ") found twice");
        }
    }

    @Proves(RD_03)
    @DisplayName("RD-03 changing a page changes nothing in the store")
    void rd03_a_page_may_be_changed() {
        EntityStore<T> store = store();
        Page<T> page = store.page(Query.all());
        Clauses.attempt(() -> page.items().clear());

        assertEquals(ids(expected()), ids(Clauses.all(store, Query.all())), "all ids");
    }

    @Proves(RD_04)
    @DisplayName("RD-04 an id that is not there is empty, also one that differs little from one that is")
    void rd04_an_id_that_is_not_there_is_empty() {
        EntityStore<T> store = store();
        Set<String> there = new LinkedHashSet<>(ids(expected()));
        List<String> others = new ArrayList<>(List.of(NOBODY, "%", "_", "'"));
        there.forEach(id -> others.add(id + "x"));
        there.forEach(id -> others.add(id + "%"));
        there.forEach(id -> others.add(id + " "));
        others.removeAll(there);

        for (String id : others) {
            assertEquals(Optional.empty(), store.find(id), "the entity (" + id + ")");
        }
    }

    @Proves(PG_01)
    @DisplayName("PG-01 entities come in ascending order of their ids, as the UTF-8 bytes are")
    void pg01_entities_come_in_order() {
        assertEquals(ids(expected()), ids(Clauses.all(store(), Query.all())), "the ids of all entities");
    }

    @Proves(PG_02)
    @DisplayName("PG-02 pages of any size together are the whole, without gap or repetition")
    void pg02_pages_together_are_the_whole() {
        EntityStore<T> store = store();
        List<T> expected = expected();
        for (int size = 1; size <= Math.min(expected.size() + 1, 50); size++) {
            assertEquals(expected, Clauses.all(store, Query.all().withLimit(size)), "all entities in pages of " + size);
        }
    }

    @Proves(PG_02)
    @DisplayName("PG-02 each value of each index finds the entities that have it, in pages of any size")
    void pg02_each_index_finds_what_it_should() {
        EntityStore<T> store = store();
        for (String index : type().indexes()) {
            Set<String> values = new LinkedHashSet<>();
            expected().forEach(entity -> values.addAll(type().indexed(index, entity)));
            for (String value : values) {
                List<T> having = expected().stream()
                        .filter(entity -> type().indexed(index, entity).contains(value))
                        .toList();
                for (int size : new int[] {1, 2, Query.MAX_LIMIT}) {
                    assertEquals(
                            having,
                            Clauses.all(store, Query.where(index, value).withLimit(size)),
                            "the entities with (" + value + ") in the index (" + index + "), in pages of " + size);
                }
            }
            assertEquals(
                    List.of(),
                    Clauses.all(store, Query.where(index, NOBODY)),
                    "the entities with a value that nobody has in the index (" + index + ")");
        }
    }

    @Proves(PG_04)
    @DisplayName("PG-04 a page is no larger than asked for, and goes on behind any id")
    void pg04_a_page_is_no_larger_than_asked() {
        EntityStore<T> store = store();
        List<T> expected = expected();
        assertEquals(1, store.page(Query.all().withLimit(1)).items().size(), "the first page of one");
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(
                    expected.subList(i + 1, expected.size()),
                    Clauses.all(store, Query.all().goingOnAfter(type().id(expected.get(i)))),
                    "what is behind entity " + i);
        }
    }

    @Proves(TH_01)
    @DisplayName("TH-01 sixteen threads read the same at once")
    void th01_many_threads_read_the_same() {
        EntityStore<T> store = store();
        List<T> expected = expected();
        Crowd.each(thread -> {
            assertEquals(expected, Clauses.all(store, Query.all().withLimit(1 + thread)), "all entities");
            for (T entity : expected) {
                assertEquals(Optional.of(entity), store.find(type().id(entity)).map(Versioned::entity));
            }
        });
    }
}
