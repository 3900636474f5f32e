package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clientela.profile.Metric;
import org.junit.jupiter.api.Test;

class AssociationsTest {
    @Test
    void ranksWhatGoesWithChurn() {
        List<Metric> metrics = List.of(
                AssociationTest.metric("gender"),
                AssociationTest.metric("Contract"),
                AssociationTest.metric("tenure"),
                AssociationTest.metric("kind"),
                AssociationTest.metric("Churn"));
        Associations associations = Associations.of(Telco.population(), metrics, AssociationTest.metric("Churn"));
        assertThat(associations).hasToString("""
                What goes with Churn
                  attribute  strength     measure  customers  p (Holm)    p (BH)
                  Contract      0.410  Cramér's V       7043  1.8e-257  1.8e-257
                  tenure        0.352         eta       7043  1.6e-204  1.2e-204
                  gender        0.000  Cramér's V       7043     0.470     0.470
                  Nothing to compare: kind
                """);
    }

    /** The order of the golden file, which is by Cramér's V. */
    @Test
    void keepsTheOrderOfTheGoldenFile() {
        List<String> names = Resources.rows("association-telco.csv").stream()
                .skip(1)
                .map(row -> row.get(0))
                .toList();
        Associations associations =
                Associations.of(names.stream().sorted().map(Telco::categories).toList(), Telco.categories("Churn"));
        assertThat(associations.rows().stream().map(row -> row.association().first()))
                .containsExactlyElementsOf(names);
        assertThat(associations.rows()).allSatisfy(row -> {
            assertThat(row.significance().p())
                    .isLessThanOrEqualTo(row.significance().benjaminiHochberg());
            assertThat(row.significance().benjaminiHochberg())
                    .isLessThanOrEqualTo(row.significance().holm());
        });
    }

    @Test
    void comparesEveryPair() {
        Associations associations = Associations.among(
                List.of(Telco.categories("Contract"), Telco.numbers("tenure"), Telco.numbers("TotalCharges")));
        assertThat(associations.rows().stream()
                        .map(row -> row.association().first() + "-"
                                + row.association().second()))
                .containsExactly("tenure-TotalCharges", "Contract-tenure", "Contract-TotalCharges");
        assertThat(associations.toString()).contains("tenure × TotalCharges", "Spearman");
    }

    @Test
    void saysNothingOfFewCustomers() {
        Column few = Column.numbers("few", 1, 2, 3, 4, Double.NaN, Double.NaN);
        Column target = Column.numbers("target", 2, 3, 4, 9, 6, 7);
        assertThat(Associations.of(List.of(few), target).rows()).isEmpty();
        assertThat(Associations.of(List.of(few), target).leftOut()).containsExactly("few");
    }
}
