package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.junit.jupiter.api.Test;

class ContrastTest {
    private static final Column.Categories CHURN = Telco.categories("Churn");
    private static final IntPredicate LOST =
            i -> CHURN.labels().get(CHURN.code(i)).equals("Yes");

    @Test
    void saysWhatMakesLostCustomersDifferent() {
        Population population = Telco.population();
        Column.Categories churn = (Column.Categories) Column.of(population, AssociationTest.metric("Churn"));
        List<Metric> metrics = List.of(
                AssociationTest.metric("Contract"),
                AssociationTest.metric("tenure"),
                AssociationTest.metric("Partner"),
                AssociationTest.metric("gender"),
                AssociationTest.metric("kind"));
        int yes = churn.labels().indexOf("Yes");
        assertThat(Contrast.of(population, metrics, i -> churn.code(i) == yes)).hasToString("""
                What makes these 1869 customers different from those 5174
                  attribute                   these   those  effect              p (Holm)    p (BH)
                  Contract = Month-to-month  88.6 %  42.9 %   +1.02       large  1.5e-252  1.5e-252
                  tenure                         10      38   -0.91       large  1.2e-207  7.3e-208
                  Contract = Two year         2.6 %  31.8 %   -0.88       large  2.4e-141  1.2e-141
                  Contract = One year         8.9 %  25.3 %   -0.45       small   7.0e-50   3.5e-50
                  Partner = No               64.2 %  47.2 %   +0.34       small   3.0e-36   1.8e-36
                  gender = Female            50.2 %  49.3 %   +0.02  negligible     0.470     0.470
                """);
    }

    /** scipy 1.17.1: mannwhitneyu(method="asymptotic"), delta = 2 U / m n - 1, and numpy for the moments. */
    @Test
    void agreesWithScipyOnNumbers() {
        Contrast contrast = Contrast.between(
                List.of(Telco.numbers("tenure"), Telco.numbers("MonthlyCharges")), LOST, LOST.negate());
        Difference.OfNumbers tenure =
                (Difference.OfNumbers) contrast.findings().get(0).difference();
        Difference.OfNumbers charges =
                (Difference.OfNumbers) contrast.findings().get(1).difference();
        assertThat(tenure.cliffsDelta()).isCloseTo(-0.4797343510572578, within(1e-12));
        assertThat(Math.exp(tenure.lnP()) / 2.419635517951866e-208).isCloseTo(1, within(1e-9));
        assertThat(charges.cliffsDelta()).isCloseTo(0.24157137914125104, within(1e-12));
        assertThat(charges.auc()).isCloseTo((1 + 0.24157137914125104) / 2, within(1e-12));
        assertThat(Math.exp(charges.lnP()) / 3.311627651988585e-54).isCloseTo(1, within(1e-9));
        assertThat(charges.these().median()).isEqualTo(79.65);
        assertThat(charges.those().median()).isCloseTo(64.425, within(1e-12));
        assertThat(charges.these().mean()).isCloseTo(74.44133226324237, within(1e-10));
        assertThat(charges.those().deviation()).isCloseTo(31.092648119345295, within(1e-10));
        assertThat(charges.hedgesG()).isCloseTo(0.4462359576211899, within(1e-10));
        assertThat(charges.magnitude()).isEqualTo("small");
    }

    /** 1655 of 1869 lost customers and 2220 of 5174 others pay by the month. */
    @Test
    void comparesShares() {
        Contrast contrast = Contrast.between(List.of(Telco.categories("Contract")), LOST, LOST.negate());
        Difference.OfShares monthly =
                (Difference.OfShares) contrast.findings().get(0).difference();
        assertThat(monthly.subject()).isEqualTo("Contract = Month-to-month");
        assertThat(monthly.these()).isEqualTo(new Difference.Share(1655, 1869));
        assertThat(monthly.those()).isEqualTo(new Difference.Share(2220, 5174));
        assertThat(monthly.lift()).isCloseTo(1655.0 / 1869 / (2220.0 / 5174), within(1e-12));
        assertThat(monthly.effect())
                .isCloseTo(
                        2 * (Math.asin(Math.sqrt(1655.0 / 1869)) - Math.asin(Math.sqrt(2220.0 / 5174))), within(1e-12));
        Contingency table = Contingency.of(List.of("these", "those"), List.of("yes", "no"), new long[][] {
            {1655, 1869 - 1655}, {2220, 5174 - 2220}
        });
        assertThat(monthly.lnP()).isCloseTo(table.lnP(), within(1e-9));
    }

    /** Cohen (1988), table 6.2.2: h between 0.50 and 0.40 is 0.20 (1.571 - 1.369). */
    @Test
    void agreesWithCohensTable() {
        Difference shares =
                new Difference.OfShares("any", "yes", new Difference.Share(50, 100), new Difference.Share(40, 100), 0);
        assertThat(shares.effect()).isCloseTo(1.571 - 1.369, within(1e-3));
    }

    @Test
    void keepsTheEffectFiniteWhereGroupsDoNotOverlap() {
        Column numbers = Column.numbers("n", 1, 2, 3, 4, 5, 11, 12, 13, 14, 15);
        Contrast contrast = Contrast.between(List.of(numbers), i -> i >= 5, i -> i < 5);
        Difference.OfNumbers difference =
                (Difference.OfNumbers) contrast.findings().get(0).difference();
        assertThat(difference.cliffsDelta()).isEqualTo(1);
        assertThat(difference.effect()).isBetween(2.5, 3.5);
        assertThat(difference.magnitude()).isEqualTo("large");
    }

    @Test
    void withholdsWhatIsTooFew() {
        List<String> values = new ArrayList<>(Collections.nCopies(40, "common"));
        values.addAll(Collections.nCopies(30, "other"));
        values.addAll(Collections.nCopies(27, "third"));
        values.addAll(Collections.nCopies(3, "secret"));
        Column attribute = Column.categories("attribute", values);
        Contrast contrast = Contrast.between(List.of(attribute), i -> i % 2 == 0, i -> i % 2 == 1);
        assertThat(contrast.findings()).hasSize(2);
        assertThat(contrast.withheld()).isEqualTo(2);
        assertThat(contrast.toString())
                .doesNotContain("secret", "third")
                .contains("common", "other", "2 differences are not shown");
        Contrast open = Contrast.between(List.of(attribute), i -> i % 2 == 0, i -> i % 2 == 1, Suppression.NONE);
        assertThat(open.findings()).hasSize(4);
    }

    @Test
    void showsNothingOfAGroupOfFew() {
        Column numbers = Column.numbers("n", 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Column flags = Column.categories("f", List.of("a", "a", "a", "b", "b", "b", "b", "b", "b"));
        Contrast contrast = Contrast.between(List.of(numbers, flags), i -> i < 3, i -> i >= 3);
        assertThat(contrast.findings()).isEmpty();
        assertThat(contrast.withheld()).isEqualTo(2);
        assertThat(contrast.toString()).startsWith("What makes these <5* customers different from those 6\n");
    }

    @Test
    void refusesGroupsThatShareACustomer() {
        Column numbers = Column.numbers("n", 1, 2, 3);
        assertThatThrownBy(() -> Contrast.between(List.of(numbers), i -> i < 2, i -> i > 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe compare a segment with its negation?");
    }

    @Test
    void hasNothingToSayOfWhatIsTheSameForAll() {
        Column same = Column.categories("same", Collections.nCopies(20, "x"));
        Column unknown = Column.numbers("unknown", new double[20]);
        assertThat(Contrast.between(List.of(same), i -> i < 10, i -> i >= 10).findings())
                .isEmpty();
        assertThat(Contrast.between(List.of(unknown), i -> i < 10, i -> i >= 10)
                        .findings()
                        .get(0)
                        .difference()
                        .effect())
                .isZero();
    }
}
