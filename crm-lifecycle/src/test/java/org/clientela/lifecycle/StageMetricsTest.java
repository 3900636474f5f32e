package org.clientela.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.clientela.Crm;
import org.clientela.attribute.AttributeKey;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.offering.Offering;
import org.clientela.profile.Vocabulary;
import org.junit.jupiter.api.Test;

class StageMetricsTest {
    private static final Instant DAY = Instant.parse("2026-03-01T10:00:00Z");

    private final Crm crm = Crm.inMemory().asOf(DAY);
    private final Customer acme = crm.customers()
            .add(Customer.builder().id("acme").kind(CustomerKind.INDUSTRIAL).build());
    private final Customer idle = crm.customers()
            .add(Customer.builder().id("idle").kind(CustomerKind.INDUSTRIAL).build());
    private final Offering pump =
            crm.offerings().add(Offering.builder().id("pump-x").name("Pump X").build());
    private final Offering seal =
            crm.offerings().add(Offering.builder().id("seal").name("Seal").build());

    @Test
    void a_segment_asks_for_the_stage_of_one_offering_of_any_and_of_the_customer() {
        crm.lifecycle(acme, pump).moveTo(Stage.REQUIREMENTS, "asked");
        crm.asOf(DAY.plusSeconds(60)).lifecycle(acme, pump).moveTo(Stage.ACQUISITION, "ordered");
        crm.lifecycle(acme, seal).moveTo(Stage.REQUIREMENTS, "asked");
        crm.segments().define("buying", "stage = \"ACQUISITION\"");
        crm.segments().define("seal wanted", "stage(\"seal\") = \"REQUIREMENTS\"");
        crm.segments().define("no pump", "stage(\"pump-x\") is missing");
        crm.segments().define("anything wanted", "stages contains any (\"REQUIREMENTS\")");
        Crm later = crm.asOf(DAY.plusSeconds(3_600));
        assertThat(later.segments().of(acme)).containsExactly("anything wanted", "buying", "seal wanted");
        assertThat(later.segments().of(idle)).containsExactly("no pump");
        assertThat(later.segments().members("buying").ids()).containsExactly(acme.id());
        assertThat(later.segments().members("anything wanted").ids()).containsExactly(acme.id());
        assertThat(later.segments().explain(acme, "buying").explanation().events())
                .hasSize(3);
        assertThat(later.segments().explain(acme, "seal wanted").explanation().events())
                .hasSize(1);
        assertThat(crm.segments().explain(acme, "buying").validUntil()).isEqualTo(DAY.plusSeconds(60));
        assertThat(later.segments().explain(acme, "buying").validUntil()).isEqualTo(Instant.MAX);
    }

    @Test
    void an_attribute_of_the_host_hides_the_metric() {
        Vocabulary words = Vocabulary.standard().withAttribute(AttributeKey.number("stage"));
        assertThat(StageMetrics.in(words).derived()).containsOnlyKeys("stages");
    }
}
