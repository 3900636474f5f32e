package org.clientela.insight;

/**
 * How far two ways to group the same customers agree: the share of pairs of customers that both put together or both keep
 * apart, set to 0 for what chance gives and to 1 for complete agreement. Source: Hubert and Arabie (1985), Journal of
 * Classification 2, 193-218, equation 5.
 */
final class AdjustedRand {
    private AdjustedRand() {}

    static double index(int[] first, int[] second, int groups) {
        double[] cells = new double[groups * groups];
        double[] rows = new double[groups];
        double[] columns = new double[groups];
        for (int i = 0; i < first.length; i++) {
            cells[first[i] * groups + second[i]]++;
            rows[first[i]]++;
            columns[second[i]]++;
        }
        double together = pairs(cells);
        double inFirst = pairs(rows);
        double inSecond = pairs(columns);
        double expected = inFirst * inSecond / pairs(new double[] {first.length});
        double largest = (inFirst + inSecond) / 2;
        // both put all together, or both keep all apart
        return largest == expected || first.length < 2 ? 1 : (together - expected) / (largest - expected);
    }

    private static double pairs(double[] sizes) {
        double sum = 0;
        for (double size : sizes) {
            sum += size * (size - 1) / 2;
        }
        return sum;
    }
}
