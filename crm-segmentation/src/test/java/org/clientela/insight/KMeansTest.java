package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KMeansTest {
    private static final List<Column.Numbers> RFM = Stream.of("recency_days", "frequency", "monetary")
            .map(name -> Resources.numbers("rfm-online-retail.csv", name))
            .toList();

    static Stream<List<String>> golden() {
        return Resources.rows("kmeans-online-retail.csv").stream().skip(1);
    }

    /** With ten starts, and whatever seed, within 0.5 % of the best of a hundred. */
    @ParameterizedTest
    @MethodSource
    void golden(List<String> expected) {
        double best = Double.parseDouble(expected.get(2));
        for (long seed = 1; seed <= 3; seed++) {
            Clusters clusters = KMeans.into(Integer.parseInt(expected.get(0)))
                    .withLogarithms()
                    .withRestarts(10)
                    .fit(RFM, new SplittableRandom(seed));
            assertThat(clusters.inertia()).isBetween(best * 0.999999, best * 1.005);
        }
    }

    @Test
    void namesClustersByWhatTheyHave() {
        Clusters clusters = KMeans.into(4).withLogarithms().fit(RFM, new SplittableRandom(42));
        assertThat(clusters).hasToString("""
                4 clusters of 4338 customers
                  cluster                                     customers  recency_days  frequency  monetary
                  very high recency_days, very low frequency       1579         158.3       1.27     271.5
                  high monetary, high frequency                    1159          53.4       3.84      1418
                  very low recency_days, low monetary               877          15.9       1.89     421.5
                  very high frequency, very high monetary           723           8.3       10.8      4213
                """);
    }

    @Test
    void measuresHowWellCustomersLie() {
        Clusters clusters = KMeans.into(2).withLogarithms().fit(RFM, new SplittableRandom(42));
        Silhouette exact = clusters.silhouette(new SplittableRandom(1));
        Silhouette sampled = clusters.silhouette(1_000, new SplittableRandom(1));
        assertThat(exact.isExact()).isTrue();
        assertThat(exact.customers()).isEqualTo(4338);
        assertThat(sampled.isExact()).isFalse();
        assertThat(sampled.customers()).isEqualTo(1_000);
        assertThat(sampled.mean()).isCloseTo(exact.mean(), within(0.03));
        assertThat(sampled.toString()).endsWith("(sampled, 1000 customers)");
        Stability stability = clusters.stability(5, new SplittableRandom(2));
        assertThat(stability.mean()).isBetween(0.8, 1.0);
        assertThat(stability.lowest()).isLessThanOrEqualTo(stability.mean());
    }

    @Test
    void findsWhatLiesApart() {
        Column.Numbers x = Column.numbers("x", 0, 1, 0, 100, 101, 100, Double.NaN);
        Clusters clusters = KMeans.into(2).fit(List.of(x), new SplittableRandom(5));
        assertThat(clusters.of(0)).isEqualTo(clusters.of(1)).isEqualTo(clusters.of(2));
        assertThat(clusters.of(3)).isEqualTo(clusters.of(4)).isEqualTo(clusters.of(5));
        assertThat(clusters.of(0)).isNotEqualTo(clusters.of(3));
        assertThat(clusters.of(6)).isEqualTo(Clusters.NONE);
        assertThat(clusters.names()).containsExactlyInAnyOrder("very high x", "very low x");
        assertThat(clusters.silhouette(new SplittableRandom(1)).mean()).isGreaterThan(0.98);
        assertThat(clusters.centre(clusters.of(0)).get(0)).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void givesTheSameForTheSameSeed() {
        Clusters one = KMeans.into(5).fit(RFM, new SplittableRandom(7));
        Clusters other = KMeans.into(5).fit(RFM, new SplittableRandom(7));
        assertThat(other).hasToString(one.toString());
        assertThat(other.inertia()).isEqualTo(one.inertia());
    }

    @Test
    void hidesSmallClusters() {
        Column.Numbers x = Column.numbers("x", 0, 1, 0, 1, 0, 1, 0, 500, 50, 51, 50, 51, 50);
        Clusters clusters = KMeans.into(3).fit(List.of(x), new SplittableRandom(5));
        assertThat(clusters.toString()).doesNotContain("500", "50.4").contains("<5*", "* fewer than 5 customers");
        assertThat(clusters.toString(Suppression.NONE)).contains("500", "50.4");
    }

    @Test
    void explainsAClusterByOtherAttributes() {
        Column.Numbers x = Column.numbers("x", 0, 1, 0, 1, 0, 1, 100, 101, 100, 101, 100, 101);
        Column country = Column.categories(
                "country", List.of("DE", "DE", "DE", "DE", "DE", "DE", "FR", "FR", "FR", "FR", "FR", "FR"));
        Clusters clusters = KMeans.into(2).fit(List.of(x), new SplittableRandom(5));
        Contrast contrast = clusters.contrast(clusters.of(0), List.of(country));
        assertThat(contrast.findings().get(0).difference().subject()).isEqualTo("country = DE");
    }

    @Test
    void refusesWhatCannotBeClustered() {
        SplittableRandom random = new SplittableRandom(1);
        Column.Numbers same = Column.numbers("same", 3, 3, 3);
        Column.Numbers negative = Column.numbers("profit", -5, 3, 4);
        assertThatThrownBy(() -> KMeans.into(2).fit(List.of(same), random))
                .hasMessageContaining("fewer than (2) different customers");
        assertThatThrownBy(() -> KMeans.into(4).fit(List.of(negative), random)).hasMessageContaining("among (3)");
        assertThatThrownBy(() -> KMeans.into(2).withLogarithms().fit(List.of(negative), random))
                .hasMessageContaining("(profit)")
                .hasMessageContaining("Maybe cluster by the plain numbers?");
        assertThatThrownBy(() -> KMeans.into(2).fit(List.of(), random)).hasMessageContaining("nothing to cluster by");
        assertThatThrownBy(() -> KMeans.into(0)).hasMessageContaining("(0) clusters");
        assertThatThrownBy(() ->
                        KMeans.into(2).fit(Telco.population(), List.of(AssociationTest.metric("Contract")), random))
                .hasMessageContaining("(Contract) has no numbers");
        assertThatThrownBy(() -> KMeans.into(1).fit(List.of(same), random).silhouette(random))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void clustersMetricsOfAPopulation() {
        Clusters clusters = KMeans.into(3)
                .fit(
                        Telco.population(),
                        List.of(AssociationTest.metric("tenure"), AssociationTest.metric("MonthlyCharges")),
                        new SplittableRandom(3));
        assertThat(clusters.size()).isEqualTo(3);
        assertThat(clusters.customers(0) + clusters.customers(1) + clusters.customers(2))
                .isEqualTo(7043);
        assertThat(clusters.method()).isEqualTo(KMeans.into(3));
    }
}
