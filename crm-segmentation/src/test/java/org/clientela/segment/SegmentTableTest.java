package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;

import java.util.List;
import org.clientela.attribute.Truth;
import org.clientela.customer.CustomerId;
import org.clientela.profile.Population;
import org.clientela.rule.Batch;
import org.junit.jupiter.api.Test;

class SegmentTableTest {
    private static final Population POPULATION = Population.of(List.of(
            profile(customer("a").build(), purchase("a", 3, "EUR 10")),
            profile(customer("b").country("DE").build())));

    private static final SegmentTable TABLE = SegmentTable.of(
            List.of(
                    Segment.define("buyers", "count(purchase, last 30 days) >= 1"),
                    Segment.define("German", "country = \"DE\"")),
            POPULATION,
            Batch.inCaller());

    @Test
    void hasAColumnASegmentAndARowACustomer() {
        assertThat(TABLE.names()).containsExactly("buyers", "German");
        assertThat(TABLE.size()).isEqualTo(2);
        assertThat(TABLE.count("buyers")).isEqualTo(1);
        assertThat(TABLE.members("German").ids()).containsExactly(CustomerId.of("b"));
        assertThat(TABLE.bits("buyers").get(0)).isTrue();
        assertThat(TABLE.get(0, "German")).isEqualTo(Truth.UNKNOWN);
        assertThat(TABLE.row(0)).isEqualTo(new SegmentTable.Row("a", List.of("buyers")));
        assertThat(TABLE).hasToString("SegmentTable[2 segments of 2 customers]");
    }

    @Test
    void isPrintedForPeople() {
        assertThat(TABLE.print(0, 10))
                .isEqualTo("customer  buyers  German\na         x       ?     \nb         .       x     ");
        assertThat(TABLE.print(2, 10)).isEqualTo("customer  buyers  German");
        assertThatThrownBy(() -> TABLE.print(0, 10_001)).hasMessageContaining("(10001) rows");
    }

    @Test
    void namesTheNearestSegment() {
        assertThatThrownBy(() -> TABLE.count("buyer"))
                .hasMessageContaining("There is no segment (buyer)")
                .hasMessageContaining("buyers");
    }
}
