package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.Pumps.ACME;

import java.util.List;
import java.util.stream.IntStream;
import org.clientela.customer.Country;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.customer.Relationship;
import org.clientela.customer.RelationshipType;
import org.clientela.store.VersionConflictException;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private final Crm crm = Pumps.crm();

    @Test
    void refusesASecondOneOfTheSameKey() {
        assertThatThrownBy(() -> crm.customers().add(ACME.withKind(CustomerKind.CONSUMER)))
                .isInstanceOf(VersionConflictException.class)
                .hasMessageContaining("(acme)");
        assertThat(crm.customers().get(ACME.id())).isEqualTo(ACME);
    }

    @Test
    void changesWhatIsThere() {
        crm.customers().change(ACME.id(), acme -> acme.withCountry(Country.of("FR")));

        assertThat(crm.customers().get(ACME.id()).country()).contains(Country.of("FR"));
        assertThat(crm.customers().where("country", "FR")).hasSize(1);
        assertThat(crm.customers().where("country", "DE")).isEmpty();
    }

    @Test
    void refusesAChangeOfTheKey() {
        assertThatThrownBy(() -> crm.customers().change(ACME.id(), acme -> acme.withId(CustomerId.of("acme-2"))))
                .hasMessage("The change turns the customer (acme) into (acme-2).\nMaybe add a new one instead?");
    }

    @Test
    void namesWhatIsNotThere() {
        assertThatThrownBy(() -> crm.customers().get(CustomerId.of("x")))
                .isInstanceOf(NotFoundException.class)
                .extracting("type", "key")
                .containsExactly("customer", "x");
        assertThatThrownBy(() -> crm.customers().change(CustomerId.of("x"), x -> x))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void walksThroughMoreThanOnePage() {
        List<String> ids = IntStream.range(0, 2_500)
                .mapToObj("c-%04d"::formatted)
                .peek(id -> crm.customers().add(Pumps.customer(id)))
                .toList();

        assertThat(crm.customers().all().map(c -> c.id().value()).filter(id -> id.startsWith("c-")))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void refusesRelationshipsThatLeadInACircle() {
        crm.customers().add(Pumps.customer("a"));
        crm.customers().add(below("b", "a"));
        crm.customers().add(below("c", "b"));

        assertThatThrownBy(() -> crm.customers().change(CustomerId.of("a"), a -> below("a", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The relationships (SUBSIDIARY_OF) lead in a circle: a -> c -> b -> a.\nMaybe one of them points the wrong way?");
        assertThat(crm.customers().get(CustomerId.of("a")).relationships()).isEmpty();
    }

    @Test
    void allowsACircleOfPartners() {
        crm.customers().add(related("a", RelationshipType.PARTNER_OF, "b"));
        crm.customers().add(related("b", RelationshipType.PARTNER_OF, "a"));

        assertThat(crm.customers().get(CustomerId.of("b")).relationships()).hasSize(1);
    }

    @Test
    void allowsTwoWaysUpToOneTop() {
        crm.customers().add(Pumps.customer("top"));
        crm.customers().add(below("left", "top"));
        crm.customers().add(below("right", "top"));

        crm.customers()
                .add(below("low", "left")
                        .withRelationships(
                                Relationship.toCustomer(RelationshipType.SUBSIDIARY_OF, CustomerId.of("left")),
                                Relationship.toCustomer(RelationshipType.SUBSIDIARY_OF, CustomerId.of("right"))));

        assertThat(crm.customers().get(CustomerId.of("low")).relationships()).hasSize(2);
    }

    private static Customer below(String id, String above) {
        return related(id, RelationshipType.SUBSIDIARY_OF, above);
    }

    private static Customer related(String id, RelationshipType type, String to) {
        return Pumps.customer(id).withRelationships(Relationship.toCustomer(type, CustomerId.of(to)));
    }
}
