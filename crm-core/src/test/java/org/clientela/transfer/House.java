package org.clientela.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Value;
import org.clientela.customer.Customer;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.offering.Offering;
import org.clientela.profile.Vocabulary;
import org.clientela.store.EntityType;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Versioned;
import org.clientela.testing.ClientelaDomain;

/** A tenant's facts, of any content. */
record House(List<Customer> customers, List<Offering> offerings, List<Event> events) {
    /** Declares some of the attributes there are, sometimes of another type than they have. */
    static final Vocabulary VOCABULARY = Vocabulary.standard()
            .withAttribute(AttributeKey.text("größe"))
            .withAttribute(AttributeKey.money("size"))
            .withAttribute(AttributeKey.texts("odd name"))
            .withEventAttribute(AttributeKey.number("size"))
            .withEventAttribute(AttributeKey.time("größe"));

    static Arbitrary<House> any() {
        Arbitrary<Customer> customers = Combinators.combine(ClientelaDomain.customer(), hostile())
                .as((customer, attributes) -> customer.withAttributes(merged(customer.attributes(), attributes)));
        Arbitrary<Offering> offerings = Combinators.combine(ClientelaDomain.offering(), texts(), hostile())
                .as((offering, text, attributes) -> Offering.builder()
                        .from(offering)
                        .line(text)
                        .positioning(text)
                        .attributes(merged(offering.attributes(), attributes))
                        .build());
        Arbitrary<Event> events = Combinators.combine(
                        ClientelaDomain.event(), Arbitraries.integers().between(1, 1_000), texts())
                .as((event, id, note) -> Event.builder()
                        .from(event)
                        .id(EventId.of((id % 2 == 0 ? "=" : "e") + id))
                        .note(note)
                        .build());
        return Combinators.combine(
                        customers.list().ofMaxSize(4).uniqueElements(Customer::id),
                        offerings.list().ofMaxSize(3).uniqueElements(Offering::id),
                        events.list().ofMaxSize(6).uniqueElements(Event::id))
                .as(House::new);
    }

    private static Attributes merged(Attributes some, Attributes others) {
        Attributes all = some;
        for (String name : others.values().keySet()) {
            all = all.with(name, others.value(name));
        }
        return all;
    }

    /** Texts that spreadsheets and separators make something of. */
    static Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.strings()
                                .withChars("=+-@'\"\\|,;\t\r\n ＝ab\u00e9\ufffd")
                                .ofMaxLength(5)),
                Tuple.of(1, Arbitraries.of("", " ", "\"\"", "😀", "null", "a\r\nb", "-5", "1e5", "[]", "'=x", "''+")));
    }

    private static Arbitrary<Attributes> hostile() {
        Arbitrary<Value> values = Arbitraries.oneOf(
                texts().map(Value::of), texts().set().ofMaxSize(3).map(Value::of));
        return Arbitraries.maps(Arbitraries.of("größe", "odd name", "=x", "other"), values)
                .ofMaxSize(2)
                .map(Attributes::new);
    }

    static TenantStorage empty() {
        return Storage.inMemory(Set.of(TenantId.DEFAULT)).tenant(TenantId.DEFAULT);
    }

    TenantStorage kept() {
        TenantStorage storage = empty();
        customers.forEach(customer -> storage.entities(EntityType.CUSTOMER).put(customer, 0));
        offerings.forEach(offering -> storage.entities(EntityType.OFFERING).put(offering, 0));
        storage.timeline().append(events);
        return storage;
    }

    /** All there is, in its order. */
    static List<Object> content(TenantStorage storage) {
        List<Object> all = new ArrayList<>();
        storage.entities(EntityType.CUSTOMER).page(Query.all()).items().stream()
                .map(Versioned::entity)
                .forEach(all::add);
        storage.entities(EntityType.OFFERING).page(Query.all()).items().stream()
                .map(Versioned::entity)
                .forEach(all::add);
        try (Stream<Event> events = storage.timeline().scan()) {
            events.forEach(all::add);
        }
        return all;
    }
}
