package org.clientela.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.clientela.customer.Customer;
import org.clientela.internal.Checks;
import org.clientela.offering.Offering;
import org.clientela.text.Suggestion;

/**
 * A type of entities that a storage keeps: its name, its Java type (written and read with {@link org.clientela.json.Json}),
 * where its id is, and by what else it is looked for. Immutable; two types of one name are one, and a storage refuses a second
 * one that is kept otherwise.
 *
 * @param <T> the Java type
 */
public final class EntityType<T> {
    /** Customers, by kind, country, tag and identifier ("system/value"). */
    public static final EntityType<Customer> CUSTOMER = of("customer", Customer.class, c -> c.id().value())
            .indexedBy("kind", c -> List.of(c.kind().name()))
            .indexedBy(
                    "country", c -> c.country().stream().map(Object::toString).toList())
            .indexedBy("tag", c -> List.copyOf(c.tags()))
            .indexedBy(
                    "identifier",
                    c -> c.identifiers().stream()
                            .map(i -> i.system() + "/" + i.value())
                            .toList());

    /** Offerings, by line. */
    public static final EntityType<Offering> OFFERING = of("offering", Offering.class, o -> o.id().value())
            .indexedBy("line", o -> o.line().stream().toList());

    private final String name;
    private final Class<T> javaType;
    private final Function<T, String> id;
    private final Map<String, Function<T, List<String>>> indexes;

    private EntityType(
            String name, Class<T> javaType, Function<T, String> id, Map<String, Function<T, List<String>>> indexes) {
        this.name = Checks.id("entity type", name);
        this.javaType = Objects.requireNonNull(javaType, "javaType");
        this.id = Objects.requireNonNull(id, "id");
        this.indexes = indexes;
    }

    /**
     * A type without further indexes.
     *
     * @param name unique in a storage
     * @param javaType what {@link org.clientela.json.Json} writes and reads; immutable, since a storage may keep the object
     * @param id where the key of an entity is
     * @param <T> the Java type
     * @return the type
     */
    public static <T> EntityType<T> of(String name, Class<T> javaType, Function<T, String> id) {
        return new EntityType<>(name, javaType, id, Map.of());
    }

    /**
     * The same type with one more index.
     *
     * @param index its name
     * @param values what an entity has in it: none, one or several
     * @return the copy
     */
    public EntityType<T> indexedBy(String index, Function<T, List<String>> values) {
        Map<String, Function<T, List<String>>> more = new LinkedHashMap<>(indexes);
        more.put(Checks.id("index", index), Objects.requireNonNull(values, "values"));
        return new EntityType<>(name, javaType, id, more);
    }

    /**
     * The name.
     *
     * @return unique in a storage
     */
    public String name() {
        return name;
    }

    /**
     * The Java type.
     *
     * @return what is written and read
     */
    public Class<T> javaType() {
        return javaType;
    }

    /**
     * The declared indexes.
     *
     * @return their names, in the order declared
     */
    public Set<String> indexes() {
        return indexes.keySet();
    }

    /**
     * The key of an entity.
     *
     * @param entity any
     * @return 1 to 200 visible characters
     */
    public String id(T entity) {
        return Checks.id(name + " id", id.apply(Objects.requireNonNull(entity, name)));
    }

    /**
     * What an entity has in an index.
     *
     * @param index a declared one
     * @param entity any
     * @return none, one or several
     * @throws IllegalArgumentException if there is no such index
     */
    public List<String> indexed(String index, T entity) {
        return values(index).apply(entity);
    }

    /**
     * Refuses an index that is not declared: what a store asks before it answers a query.
     *
     * @param index the name of one
     * @return {@code index}
     * @throws IllegalArgumentException if there is no such index
     */
    public String requireIndex(String index) {
        values(index);
        return index;
    }

    private Function<T, List<String>> values(String index) {
        Function<T, List<String>> values = indexes.get(index);
        if (values == null) {
            throw new IllegalArgumentException("There is no index (%s) on (%s).%n%s"
                    .formatted(index, name, Suggestion.hint(index, indexes.keySet())));
        }
        return values;
    }

    /**
     * This type as a storage keeps it already. For storages, which hold to the type they first saw under a name.
     *
     * @param kept the type first seen under this name
     * @return {@code kept}
     * @throws IllegalArgumentException if it is of another Java type or has other indexes
     */
    @SuppressWarnings("unchecked")
    public EntityType<T> asKept(EntityType<?> kept) {
        if (kept.javaType != javaType || !kept.indexes().equals(indexes())) {
            throw new IllegalArgumentException(
                    "The entity type (%s) is kept as %s with the indexes %s, not as %s with %s.%nMaybe two parts of the host use one name for two things?"
                            .formatted(name, kept.javaType.getName(), kept.indexes(), javaType.getName(), indexes()));
        }
        return (EntityType<T>) kept;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntityType<?> type && type.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /**
     * The name.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return name;
    }
}
