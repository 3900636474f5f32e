package org.clientela.insight;

/** The correlation of two columns of numbers. */
final class Correlation {
    private Correlation() {}

    static Association between(Column.Numbers first, Column.Numbers second) {
        Pairs pairs = Pairs.of(first, second);
        return new Association.OfNumbers(
                first.name(),
                second.name(),
                pairs.size(),
                pearson(pairs.first(), pairs.second()),
                pearson(
                        Ranks.of(pairs.first()).toArray(),
                        Ranks.of(pairs.second()).toArray()));
    }

    /** The covariance over the product of the standard deviations; NaN if one of these is zero. */
    private static double pearson(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        double r = xy / (Math.sqrt(xx) * Math.sqrt(yy));
        return Math.max(-1, Math.min(1, r));
    }

    /** Taken from the first value on, so that the mean of equal values is that value exactly. */
    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value - values[0];
        }
        return values.length == 0 ? Double.NaN : values[0] + sum / values.length;
    }
}
