package org.clientela.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names of clusters, after the numbers in which they differ most from all other customers. */
final class ClusterNames {
    private static final double NOTABLE = 0.2;
    private static final double VERY =
            1.2; // "very large" in Sawilowsky (2009), Journal of Modern Applied Statistical Methods 8(2)
    private static final int WORDS = 2;

    private ClusterNames() {}

    private record Trait(String column, double effect) {
        String text() {
            return (Math.abs(effect) >= VERY ? "very " : "") + (effect > 0 ? "high " : "low ") + column;
        }
    }

    static List<String> of(Clusters clusters, List<Column.Numbers> columns, Points points) {
        List<List<Trait>> traits = new ArrayList<>();
        IntStream.range(0, clusters.size()).forEach(cluster -> traits.add(new ArrayList<>()));
        for (int d = 0; d < columns.size(); d++) {
            double[] effects = effects(clusters, points, d);
            for (int cluster = 0; cluster < effects.length; cluster++) {
                if (Math.abs(effects[cluster]) >= NOTABLE) {
                    traits.get(cluster).add(new Trait(columns.get(d).name(), effects[cluster]));
                }
            }
        }
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (List<Trait> each : traits) {
            each.sort(Comparator.comparingDouble(trait -> -Math.abs(trait.effect())));
            names.add(unused(each, taken));
        }
        return List.copyOf(names);
    }

    /** As few words as tell it from those named before. */
    private static String unused(List<Trait> traits, Set<String> taken) {
        for (int words = WORDS; words <= Math.max(WORDS, traits.size()); words++) {
            String name = traits.stream().limit(words).map(Trait::text).collect(Collectors.joining(", "));
            name = name.isEmpty() ? "average" : name;
            if (taken.add(name)) {
                return name;
            }
        }
        String longest =
                traits.isEmpty() ? "average" : traits.stream().map(Trait::text).collect(Collectors.joining(", "));
        int number = 2;
        while (!taken.add(longest + " (" + number + ")")) {
            number++;
        }
        return longest + " (" + number + ")";
    }

    /** The effect of {@link Difference.OfNumbers} of each cluster against all others, from one ranking. */
    private static double[] effects(Clusters clusters, Points points, int dimension) {
        double[] values = new double[points.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = points.coordinate(i, dimension);
        }
        Ranks ranks = Ranks.of(values);
        double[] rankSums = new double[clusters.size()];
        for (int i = 0; i < values.length; i++) {
            rankSums[clusters.of(points.customer(i))] += ranks.rank(i);
        }
        double[] effects = new double[clusters.size()];
        for (int cluster = 0; cluster < effects.length; cluster++) {
            int size = clusters.customers(cluster);
            int others = values.length - size;
            effects[cluster] = size == 0 || others == 0
                    ? 0
                    : Difference.OfNumbers.effect(
                            Comparison.cliffsDelta(rankSums[cluster], size, others), size, others);
        }
        return effects;
    }
}
