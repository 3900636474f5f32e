package org.clientela.tck;

import static org.clientela.tck.Samples.event;
import static org.clientela.tck.Samples.ids;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.Identifier;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.StorageException;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;

/** Every method that the storage interfaces have, each asked about one id. */
final class Cases {
    private static final List<Class<?>> INTERFACES =
            List.of(Storage.class, TenantStorage.class, EntityStore.class, Timeline.class);

    private Cases() {}

    /** Asks a method about an id; in a storage that has it, the id is that of a customer in version 1 with one event "of ID". */
    interface Case {
        Object ask(Storage storage, TenantId tenant, String id);
    }

    static Customer customer(String id) {
        return Samples.customer(id).withIdentifiers(Identifier.of("host", id));
    }

    private static EntityStore<Customer> customers(Storage storage, TenantId tenant) {
        return storage.tenant(tenant).entities(EntityType.CUSTOMER);
    }

    private static Timeline timeline(Storage storage, TenantId tenant) {
        return storage.tenant(tenant).timeline();
    }

    private static List<String> on(Page<Customer> page, String id) {
        return page.items().stream()
                .filter(item -> item.entity().id().value().equals(id))
                .map(Object::toString)
                .toList();
    }

    private static List<String> of(List<Event> events, String customer) {
        return ids(events.stream()
                .filter(event -> event.customer().value().equals(customer))
                .toList());
    }

    /** By method, as {@link #signature} has them. */
    static Map<String, Case> all() {
        Map<String, Case> cases = new TreeMap<>();
        cases.put(
                "Storage.tenant(TenantId)",
                (storage, tenant, id) -> customers(storage, tenant).find(id));
        cases.put("Storage.close()", (storage, tenant, id) -> of(Clauses.scan(timeline(storage, tenant)), id));
        cases.put(
                "TenantStorage.entities(EntityType)",
                (storage, tenant, id) -> Stream.of("CONSUMER", "GOVERNMENT")
                        .map(kind -> on(customers(storage, tenant).page(Query.where("kind", kind)), id))
                        .toList());
        cases.put(
                "TenantStorage.timeline()",
                (storage, tenant, id) ->
                        timeline(storage, tenant).read(CustomerId.of(id)).size());
        cases.put(
                "TenantStorage.atomically(Function)",
                (storage, tenant, id) -> storage.tenant(tenant)
                        .atomically(unit -> List.of(
                                unit.entities(EntityType.CUSTOMER).find(id),
                                unit.entities(EntityType.CUSTOMER).page(Query.where("identifier", "host/" + id)),
                                unit.timeline().read(CustomerId.of(id)))));
        cases.put(
                "EntityStore.find(String)",
                (storage, tenant, id) -> customers(storage, tenant).find(id));
        cases.put(
                "EntityStore.page(Query)",
                (storage, tenant, id) -> List.of(
                        on(customers(storage, tenant).page(Query.all()), id),
                        customers(storage, tenant)
                                .page(Query.where("identifier", "host/" + id))
                                .items()));
        cases.put(
                "EntityStore.put(Object, long)",
                (storage, tenant, id) -> List.of(
                        Outcome.of(id, () -> customers(storage, tenant).put(customer(id), 7)),
                        Outcome.of(id, () -> customers(storage, tenant).put(customer(id), 0))));
        cases.put(
                "EntityStore.remove(String, long)",
                (storage, tenant, id) -> List.of(
                        Outcome.of(id, () -> removed(customers(storage, tenant), id, 7)),
                        Outcome.of(id, () -> removed(customers(storage, tenant), id, 1))));
        cases.put(
                "Timeline.read(CustomerId)",
                (storage, tenant, id) -> timeline(storage, tenant).read(CustomerId.of(id)));
        cases.put("Timeline.scan()", (storage, tenant, id) -> of(Clauses.scan(timeline(storage, tenant)), id));
        cases.put(
                "Timeline.append(List)",
                (storage, tenant, id) -> List.of(
                        Outcome.of(id, () -> timeline(storage, tenant).append(List.of(event("of " + id, "another")))),
                        Outcome.of(id, () -> timeline(storage, tenant).append(List.of(event("of " + id, id))))));
        cases.put(
                "Timeline.erase(CustomerId)",
                (storage, tenant, id) -> timeline(storage, tenant).erase(CustomerId.of(id)));
        return cases;
    }

    private static String removed(EntityStore<Customer> customers, String id, long version) {
        customers.remove(id, version);
        return "removed";
    }

    /** What a call answers, or throws of what the interface names, the id being taken out of it. */
    record Outcome(String what) {
        interface Call {
            Object answer();
        }

        static Outcome of(String id, Call call) {
            String what;
            try {
                what = String.valueOf(call.answer());
            } catch (StorageException | IllegalArgumentException | IllegalStateException e) {
                what = e.toString();
            }
            return new Outcome(what.replace(id, "ID"));
        }
    }

    /** Every method that can be called on the interfaces. */
    static Set<String> methods() {
        return INTERFACES.stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Cases::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String signature(Method method) {
        return INTERFACES.stream()
                        .filter(type -> method.getDeclaringClass().isAssignableFrom(type))
                        .findFirst()
                        .orElseThrow()
                        .getSimpleName()
                + "."
                + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
