package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.money.Money;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.junit.jupiter.api.Test;

class ColumnTest {
    private static final AttributeKey<Money> CREDIT = AttributeKey.money("credit");
    private static final AttributeKey<Boolean> VIP = AttributeKey.flag("vip");
    private static final AttributeKey<Instant> SEEN = AttributeKey.time("seen");

    private final Population population = population(
            Customer.builder()
                    .id("a")
                    .kind(CustomerKind.CONSUMER)
                    .country("DE")
                    .since(LocalDate.ofEpochDay(100))
                    .addTags("early", "loud")
                    .attributes(Attributes.of(CREDIT, Money.of("EUR", "12.50")).with(VIP, true)),
            Customer.builder()
                    .id("b")
                    .kind(CustomerKind.INDUSTRIAL)
                    .country("DE")
                    .addTags("loud")
                    .attributes(Attributes.of(VIP, false).with(SEEN, Instant.ofEpochSecond(43_200))),
            Customer.builder().id("c").kind(CustomerKind.CONSUMER));

    @Test
    void numbersAndMoneyAreNumbers() {
        Column.Numbers credit = (Column.Numbers) column("credit");
        assertThat(credit.value(0)).isEqualTo(12.5);
        assertThat(credit.isMissing(1)).isTrue();
        assertThat(credit).hasToString("credit (3 numbers)");
    }

    @Test
    void datesAndTimesAreDays() {
        assertThat(((Column.Numbers) column("since")).value(0)).isEqualTo(100);
        assertThat(((Column.Numbers) column("seen")).value(1)).isEqualTo(0.5);
    }

    @Test
    void textsAndFlagsAreCategories() {
        Column.Categories country = (Column.Categories) column("country");
        assertThat(country.labels()).containsExactly("DE");
        assertThat(country.code(1)).isZero();
        assertThat(country.code(2)).isEqualTo(Column.Categories.MISSING);
        assertThat(((Column.Categories) column("vip")).labels()).containsExactly("true", "false");
        assertThat(country).hasToString("country (3 in 1 categories)");
    }

    @Test
    void severalTextsAreComparedOneByOne() {
        Metric tags = Metric.parse("tags", Vocabulary.open());
        List<Column> columns = ColumnReader.readAll(population, List.of(tags, tags));
        assertThat(columns.stream().map(Column::name)).containsExactly("tags has early", "tags has loud");
        Column.Categories early = (Column.Categories) columns.get(0);
        assertThat(early.code(0)).isEqualTo(1);
        assertThat(early.code(1)).isZero();
        assertThatThrownBy(() -> Column.of(population, tags))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(tags) has several texts")
                .hasMessageContaining("Maybe");
    }

    @Test
    void whatNobodyHasIsMissing() {
        assertThat(column("unheard-of").isMissing(0)).isTrue();
        assertThat(Associations.of(population, List.of(Metric.attribute("unheard-of")), Metric.attribute("kind"))
                        .leftOut())
                .containsExactly("unheard-of");
    }

    @Test
    void numbersThatOnlyNameSomethingBecomeCategories() {
        Column.Categories branches =
                Column.numbers("branch", 7, 2.5, Double.NaN, 7, -0.0, 0).asCategories();
        assertThat(branches.labels()).containsExactly("0", "2.5", "7");
        assertThat(branches.code(0)).isEqualTo(2);
        assertThat(branches.isMissing(2)).isTrue();
        assertThat(branches.code(4)).isEqualTo(branches.code(5));
    }

    @Test
    void refusesWhatIsNoColumn() {
        assertThatThrownBy(() -> Column.numbers("n", 1, Double.POSITIVE_INFINITY))
                .hasMessageContaining("(n) holds an infinite number at index 1");
        assertThatThrownBy(() -> Column.categories("c", List.of("a"), 0, 1))
                .hasMessageContaining("(c) holds the code (1), but has 1 labels");
    }

    @Test
    void countsPairsAndHidesSmallOnes() {
        Column.Categories plan = Column.categories("plan", Arrays.asList("x", "x", "y", null, "x"));
        Column.Categories paid = Column.categories("paid", List.of("no", "yes", "no", "no", "no"));
        Contingency table = Contingency.of(plan, paid);
        assertThat(table.customers()).isEqualTo(4);
        assertThat(table.count(0, 0)).isEqualTo(2);
        assertThat(table.toString(Suppression.NONE)).isEqualTo("""
                4 customers
                     no  yes
                  x   2    1
                  y   1    0
                """);
        assertThat(table).hasToString("""
                <5* customers
                      no  yes
                  x  <5*  <5*
                  y  <5*    0
                  * fewer than 5 customers, or hidden so that such a group cannot be computed
                """);
        assertThatThrownBy(() -> Contingency.of(List.of("a"), List.of("b"), new long[][] {{1, 2}}))
                .hasMessageContaining("1 rows of 1 counts");
    }

    private Column column(String name) {
        return Column.of(population, Metric.attribute(name));
    }

    private static Population population(Customer.Builder... customers) {
        List<CustomerProfile> profiles = new ArrayList<>();
        for (Customer.Builder customer : customers) {
            profiles.add(CustomerProfile.of(
                    customer.build(),
                    List.of(),
                    Instant.parse("2026-11-22T00:00:00Z"),
                    ZoneOffset.UTC,
                    Currency.getInstance("EUR")));
        }
        return Population.of(profiles);
    }
}
