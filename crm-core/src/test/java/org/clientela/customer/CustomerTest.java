package org.clientela.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.junit.jupiter.api.Test;

class CustomerTest {
    private static final Customer ADA = Customer.builder()
            .id("c-1")
            .kind(CustomerKind.CONSUMER)
            .person("Ada", "Lovelace")
            .addEmail("ada@example.org")
            .addPhone("+44123456789")
            .addIdentifier("sap", "4711")
            .build();

    @Test
    void showsNoPersonalData() {
        assertThat(ADA.toString())
                .contains("c-1")
                .doesNotContain("Ada")
                .doesNotContain("Lovelace")
                .doesNotContain("example.org")
                .doesNotContain("4412")
                .doesNotContain("4711");
        assertThat(ADA.displayName()).isEqualTo("Ada Lovelace");
        assertThat(Customer.builder()
                        .id("x")
                        .kind(CustomerKind.GOVERNMENT)
                        .build()
                        .displayName())
                .isEqualTo("x");
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThatThrownBy(() ->
                        Customer.builder().from(ADA).addIdentifier("sap", "5").build())
                .hasMessage("The customer (c-1) has two identifiers in the system (sap).%nMaybe they are two customers?"
                        .formatted());
        assertThatThrownBy(() -> Customer.builder()
                        .from(ADA)
                        .addRelationship(Relationship.toCustomer(RelationshipType.SUBSIDIARY_OF, ADA.id()))
                        .build())
                .hasMessageContaining("is SUBSIDIARY_OF itself");
        assertThatThrownBy(() -> new Relationship(RelationshipType.PARTNER_OF, null, null, null, null))
                .hasMessageContaining("not to neither");
        assertThatThrownBy(() -> Relationship.toAlly(RelationshipType.PARTNER_OF, "x")
                        .withFrom(LocalDate.of(2026, 2, 1))
                        .withUntil(LocalDate.of(2026, 1, 1)))
                .hasMessageContaining("before it begins");
        assertThatThrownBy(() -> Country.of("XX")).hasMessageContaining("There is no country (XX)");
        assertThatThrownBy(() -> Country.of("Germany")).hasMessageContaining("two capital letters, such as DE?");
    }

    @Test
    void messagesShowNoContactData() {
        assertThatThrownBy(() -> ContactPoint.Email.of("secret")).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ContactPoint.Phone.of("030-secret")).hasMessageNotContaining("secret");
    }

    @Test
    void idsAreInOneForm() {
        assertThatThrownBy(() -> CustomerId.of("")).hasMessageContaining("The customer id is empty");
        assertThatThrownBy(() -> CustomerId.of(" a")).hasMessageContaining("begins or ends with white space");
        assertThatThrownBy(() -> CustomerId.of("a\u200bb")).hasMessageContaining("formatting or broken");
        assertThatThrownBy(() -> CustomerId.of("e\u0301")).hasMessageContaining("normalisation form C");
        assertThatThrownBy(() -> CustomerId.of("x".repeat(201))).hasMessageContaining("has 201 characters");
        assertThat(CustomerId.of("Zoë Ltd.")).hasToString("Zoë Ltd.");
    }

    @Test
    void refusesJsonThatContradictsItself() {
        String json = Json.write(ADA);
        assertThatThrownBy(() -> Json.read(json.replace("\"c-1\"", "\"\""), Customer.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("The customer id is empty");
        assertThatThrownBy(() -> Json.read(json.replace("CONSUMER", "ALIEN"), Customer.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("does not fit a Customer in kind");
        assertThatThrownBy(() -> Json.read("{\"kind\":\"CONSUMER\"}", Customer.class))
                .isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.read("null", Customer.class)).hasMessageContaining("is null where a Customer");
        assertThatThrownBy(() -> Json.read("{", Customer.class)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.read(json + "x", Customer.class)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.read(json.replace("ada@example.org", "secret"), Customer.class))
                .isInstanceOf(JsonException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aRelationshipHoldsBetweenItsDays() {
        Relationship relationship = Relationship.toCustomer(RelationshipType.PARTNER_OF, CustomerId.of("x"))
                .withFrom(LocalDate.of(2026, 1, 1))
                .withUntil(LocalDate.of(2026, 2, 1));
        assertThat(relationship.holdsOn(LocalDate.of(2026, 1, 1))).isTrue();
        assertThat(relationship.holdsOn(LocalDate.of(2026, 2, 1))).isFalse();
        assertThat(RelationshipType.REFERRED_BY.isHierarchical()).isTrue();
    }
}
