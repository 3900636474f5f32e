package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.clientela.attribute.Value;
import org.clientela.profile.Answers;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.junit.jupiter.api.Test;

/** What the guide shows, compiled and run; {@link GuideTest} compares the two. */
class GuideExamplesTest {
    private static final Vocabulary vocabulary = Vocabulary.open();
    private static final Population population = Telco.population();
    private static final List<Metric> metrics = Telco.metrics();

    static Map<String, String> printed() {
        Map<String, String> printed = new LinkedHashMap<>();
        printed.put("associations", associations().toString());
        printed.put("contrast", contrast().toString());
        printed.putAll(clusters());
        return printed;
    }

    private static Associations associations() {
        Metric churn = Metric.parse("Churn", vocabulary);
        Associations associations = Associations.of(population, metrics, churn);
        return associations;
    }

    private static Contrast contrast() {
        Answers churn = population.answers(Telco.CHURN);
        BitSet lost = new BitSet();
        for (int i = 0; i < population.size(); i++) {
            lost.set(i, churn.get(i).equals(Value.of("Yes")));
        }
        Contrast contrast = Contrast.of(population, metrics, lost::get);
        return contrast;
    }

    private static Map<String, String> clusters() {
        List<Column.Numbers> columns = Stream.of("recency_days", "frequency", "monetary")
                .map(name -> Resources.numbers("rfm-online-retail.csv", name))
                .toList();
        Clusters clusters = KMeans.into(4).withLogarithms().fit(columns, new SplittableRandom(42));
        Silhouette silhouette = clusters.silhouette(new SplittableRandom(1));
        Stability stability = clusters.stability(20, new SplittableRandom(2));
        return Map.of(
                "clusters", clusters.toString(),
                "quality", "silhouette %s%nstability %s%n".formatted(silhouette, stability));
    }

    @Test
    void readsMoreThanTheStrength() {
        Associations associations = associations();
        Association.OfCategories contract =
                (Association.OfCategories) associations.rows().get(0).association();
        double told = contract.table().theilsU(); // 0.17 of what is uncertain of churn
        assertThat(told).isCloseTo(0.17, within(0.005));
    }

    @Test
    void hidesSmallGroups() {
        Suppression.Breakdown shown = Suppression.STANDARD.of(120, 3, 17, 40); // [120, <5*, <5*, 40]
        assertThat(shown).hasToString("[120, <5*, <5*, 40]");
    }
}
