package org.clientela.profile;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.customer.Party;

/** What rules may ask of every customer, beside the attributes a host adds. Nothing that names a person. */
final class CustomerAttributes {
    private record Standard(ValueType type, Function<Customer, Optional<Value>> read) {}

    private static final Map<String, Standard> STANDARD = standard();

    private CustomerAttributes() {}

    static Value of(Customer customer, String name) {
        Standard standard = STANDARD.get(name);
        return standard == null
                ? customer.attributes().value(name)
                : standard.read().apply(customer).orElse(Value.missing());
    }

    static Map<String, ValueType> types() {
        Map<String, ValueType> types = new TreeMap<>();
        STANDARD.forEach((name, standard) -> types.put(name, standard.type()));
        return Collections.unmodifiableMap(types);
    }

    /** The values an attribute can have, where they are a closed set; else empty. */
    static List<String> words(String name) {
        return name.equals("kind")
                ? Arrays.stream(CustomerKind.values()).map(CustomerKind::name).toList()
                : List.of();
    }

    private static Map<String, Standard> standard() {
        Map<String, Standard> attributes = new TreeMap<>();
        attributes.put("id", text(c -> Optional.of(c.id().value())));
        attributes.put("kind", text(c -> Optional.of(c.kind().name())));
        attributes.put("country", text(c -> c.country().map(Object::toString)));
        attributes.put(
                "channel",
                text(c -> Optional.ofNullable(c.preferences().channel()).map(Object::toString)));
        attributes.put(
                "language",
                text(c -> Optional.ofNullable(c.preferences().language()).map(l -> l.toLanguageTag())));
        attributes.put("industry", text(c -> c.party().flatMap(CustomerAttributes::industry)));
        attributes.put("since", date(c -> c.since().map(Value::of)));
        attributes.put("birth-date", date(c -> c.party().flatMap(CustomerAttributes::birthDate)));
        attributes.put("tags", new Standard(ValueType.TEXTS, c -> Optional.of(Value.of(c.tags()))));
        return attributes;
    }

    private static Standard text(Function<Customer, Optional<String>> read) {
        return new Standard(ValueType.TEXT, read.andThen(text -> text.map(Value::of)));
    }

    private static Standard date(Function<Customer, Optional<Value>> read) {
        return new Standard(ValueType.DATE, read);
    }

    private static Optional<String> industry(Party party) {
        return party instanceof Party.Organization organization
                ? Optional.ofNullable(organization.industry())
                : Optional.empty();
    }

    private static Optional<Value> birthDate(Party party) {
        return party instanceof Party.Person person
                ? Optional.ofNullable(person.birthDate()).map(Value::of)
                : Optional.empty();
    }
}
