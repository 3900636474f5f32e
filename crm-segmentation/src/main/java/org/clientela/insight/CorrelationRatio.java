package org.clientela.insight;

/** The correlation ratio of a column of numbers over groups, with its analysis of variance. */
final class CorrelationRatio {
    private CorrelationRatio() {}

    static Association between(Column first, Column second, Column.Numbers numbers, Column.Categories categories) {
        Pairs pairs = Pairs.of(numbers, categories);
        int n = pairs.size();
        double origin = n == 0 ? 0 : pairs.first()[0]; // equal numbers then have a variation of 0 exactly
        double[] sums = new double[categories.labels().size()];
        int[] sizes = new int[sums.length];
        double total = 0;
        for (int i = 0; i < n; i++) {
            int group = (int) pairs.second()[i];
            sums[group] += pairs.first()[i] - origin;
            sizes[group]++;
            total += pairs.first()[i] - origin;
        }
        double mean = total / n;
        double between = 0;
        int groups = 0;
        for (int group = 0; group < sums.length; group++) {
            if (sizes[group] > 0) {
                double difference = sums[group] / sizes[group] - mean;
                between += sizes[group] * difference * difference;
                groups++;
            }
        }
        double within = 0;
        for (int i = 0; i < n; i++) {
            int group = (int) pairs.second()[i];
            double difference = pairs.first()[i] - origin - sums[group] / sizes[group];
            within += difference * difference;
        }
        double eta = between + within > 0 ? Math.sqrt(between / (between + within)) : 0;
        double f = between / (groups - 1) / (within / (n - groups));
        return new Association.OfGroups(first.name(), second.name(), n, groups, eta, f);
    }
}
