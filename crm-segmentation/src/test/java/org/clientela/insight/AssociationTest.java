package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssociationTest {
    static Stream<List<String>> golden() {
        return Resources.rows("association-telco.csv").stream().skip(1);
    }

    /** The file has ten digits. */
    @ParameterizedTest
    @MethodSource
    void golden(List<String> expected) {
        Column feature = Telco.categories(expected.get(0));
        Association.OfCategories association =
                (Association.OfCategories) Association.between(feature, Telco.categories(expected.get(1)));
        Contingency table = association.table();
        assertThat(association.customers()).isEqualTo(7043);
        assertThat(table.rows()).hasSize(Integer.parseInt(expected.get(3)));
        assertThat(table.columns()).hasSize(Integer.parseInt(expected.get(4)));
        assertThat(table.degreesOfFreedom()).isEqualTo(Integer.parseInt(expected.get(6)));
        assertClose(table.chiSquared(), expected.get(5));
        assertClose(association.p(), expected.get(7));
        assertClose(table.cramersV(), expected.get(8));
        assertClose(table.cramersVCorrected(), expected.get(9));
        assertClose(association.strength(), expected.get(9));
        assertClose(table.mutualInformation(), expected.get(10));
        assertClose(table.mutualInformationBits(), expected.get(11));
        assertClose(table.normalizedMutualInformation(), expected.get(12));
        assertClose(table.theilsU(), expected.get(13));
        assertClose(table.tschuprowsT(), expected.get(14));
    }

    /** scipy 1.17.1: pearsonr, spearmanr. */
    @Test
    void agreesWithScipyOnTwoNumbers() {
        Association.OfNumbers association =
                (Association.OfNumbers) Association.between(Telco.numbers("tenure"), Telco.numbers("MonthlyCharges"));
        assertThat(association.pearson()).isCloseTo(0.24789985628615008, relative(1e-9));
        assertThat(association.spearman()).isCloseTo(0.27641678933130215, relative(1e-9));
        assertThat(association.p() / 1.0271266876409566e-123).isCloseTo(1, within(1e-9));
        assertThat(Math.exp(association.lnPPearson()) / 4.094044991496803e-99).isCloseTo(1, within(1e-9));
    }

    /** scipy 1.17.1: the eleven customers without a total are left out, and p is below the range of a double. */
    @Test
    void leavesOutCustomersOfWhomOneIsMissing() {
        Association.OfNumbers association =
                (Association.OfNumbers) Association.between(Telco.numbers("tenure"), Telco.numbers("TotalCharges"));
        assertThat(association.customers()).isEqualTo(7032);
        assertThat(association.pearson()).isCloseTo(0.8258804609332018, relative(1e-9));
        assertThat(association.spearman()).isCloseTo(0.8891770805365491, relative(1e-9));
        assertThat(association.p()).isZero();
        assertThat(association.lnP()).isFinite().isLessThan(-1_000);
    }

    /** scipy 1.17.1: f_oneway; eta and epsilon from the sums of squares. */
    @Test
    void agreesWithScipyOnGroups() {
        Association.OfGroups tenure =
                (Association.OfGroups) Association.between(Telco.categories("Contract"), Telco.numbers("tenure"));
        assertThat(tenure.f()).isCloseTo(2960.0151181845854, relative(1e-9 * 2960));
        assertThat(tenure.eta()).isCloseTo(0.6758634409341593, relative(1e-9));
        assertThat(tenure.strength()).isCloseTo(0.6757492657515402, relative(1e-9));
        Association charges = Association.between(Telco.numbers("MonthlyCharges"), Telco.categories("Contract"));
        assertThat(charges.p() / 9.575270975922414e-10).isCloseTo(1, within(1e-9));
        assertThat(charges.first()).isEqualTo("MonthlyCharges");
    }

    /** R's PlantGrowth (Dobson 1983): F = 4.846 with 2 and 27 degrees of freedom, p = 0.01591. */
    @Test
    void agreesWithThePlantsOfDobson() {
        Column weight = Column.numbers(
                "weight", 4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14, 4.81, 4.17, 4.41, 3.59, 5.87,
                3.83, 6.03, 4.89, 4.32, 4.69, 6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26);
        List<String> groups = new ArrayList<>();
        List.of("ctrl", "trt1", "trt2")
                .forEach(group -> Stream.generate(() -> group).limit(10).forEach(groups::add));
        Association.OfGroups association =
                (Association.OfGroups) Association.between(weight, Column.categories("group", groups));
        assertThat(association.f()).isCloseTo(4.846, within(5e-4));
        assertThat(association.p()).isCloseTo(0.01591, within(5e-6));
    }

    @Test
    void findsNothingWhereNothingVaries() {
        Column same = Column.categories("same", List.of("a", "a", "a", "a", "a"));
        Column constant = Column.numbers("constant", 0.1, 0.1, 0.1, 0.1, 0.1);
        Column varied = Column.numbers("varied", 1, 2, 3, 4, 5);
        Column unknown = Column.numbers("unknown", Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        for (Column one : List.of(same, constant, varied, unknown)) {
            for (Column other : List.of(same, constant, unknown)) {
                Association association = Association.between(one, other);
                assertThat(association.isTestable()).isFalse();
                assertThat(association.strength()).isZero();
                assertThat(association.p()).isEqualTo(1);
            }
        }
    }

    @Test
    void findsEverythingWhereOneDecidesTheOther() {
        Column kind = Column.categories("kind", List.of("a", "a", "b", "b", "b", "a", "c", "c"));
        Column code = Column.numbers("code", 1, 1, 2, 2, 2, 1, 7, 7);
        assertThat(Association.between(kind, kind).strength()).isCloseTo(1, within(1e-12));
        assertThat(Association.between(kind, code).strength()).isEqualTo(1);
        assertThat(Association.between(code, code).strength()).isCloseTo(1, within(1e-12));
        assertThat(Association.between(kind, code).p()).isZero();
    }

    @Test
    void comparesMetricsOfAPopulation() {
        Association association = Association.between(Telco.population(), metric("Contract"), metric("Churn"));
        assertClose(association.strength(), "0.4097983918");
        assertThat(association).hasToString("Contract and Churn: Cramér's V 0.410, p 5.9e-258, 7043 customers");
    }

    @Test
    void refusesColumnsOfTwoPopulations() {
        assertThatThrownBy(() -> Association.between(Column.numbers("a", 1, 2), Column.numbers("b", 1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(a) and (b) have 2 and 3 customers")
                .hasMessageContaining("Maybe");
    }

    @Test
    void refusesATableOfEveryCustomer() {
        List<String> ids = java.util.stream.IntStream.range(0, 3000)
                .mapToObj(Integer::toString)
                .toList();
        Column column = Column.categories("id", ids);
        assertThatThrownBy(() -> Association.between(column, column))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe one of them names every customer?");
        assertThat(Associations.of(List.of(column), column).leftOut()).containsExactly("id");
    }

    static Metric metric(String name) {
        return Metric.parse(name, Vocabulary.open());
    }

    private static void assertClose(double actual, String expected) {
        double number = Double.parseDouble(expected);
        assertThat(actual).isCloseTo(number, within(Math.abs(number) * 1e-9));
    }

    private static Offset<Double> relative(double tolerance) {
        return within(tolerance);
    }
}
