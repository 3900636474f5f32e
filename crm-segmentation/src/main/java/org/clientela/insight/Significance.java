package org.clientela.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How probable a finding, or a stronger one, would be if there were nothing to find; alone, and as one of a family of
 * findings. Who looks at twenty attributes finds one below 0.05 by chance; the adjusted values make up for the looking.
 *
 * <p>Probabilities are kept as natural logarithms, since in large populations they leave the range of a double.
 *
 * @param lnP of the finding alone, at most 0
 * @param lnHolm adjusted so that among all findings kept below a level, even one false one is as rare as the level
 * @param lnBenjaminiHochberg adjusted so that of the findings kept below a level, the expected share of false ones is at most
 *     the level
 */
public record Significance(double lnP, double lnHolm, double lnBenjaminiHochberg) {
    /** Checks that they are logarithms of probabilities. */
    public Significance {
        for (double ln : new double[] {lnP, lnHolm, lnBenjaminiHochberg}) {
            if (!(ln <= 0)) {
                throw new IllegalArgumentException(
                        "The logarithm of a probability cannot be (%s).%nMaybe the probability itself was given?"
                                .formatted(ln));
            }
        }
    }

    /**
     * The significance of each finding of a family.
     *
     * <p>Source: Holm (1979), Scandinavian Journal of Statistics 6(2), 65-70; Benjamini and Hochberg (1995), Journal of the
     * Royal Statistical Society B 57(1), 289-300.
     *
     * @param lnP natural logarithms of their p-values, in any order
     * @return in the same order
     */
    public static List<Significance> ofFamily(double... lnP) {
        int m = lnP.length;
        Integer[] ascending = new Integer[m];
        Arrays.setAll(ascending, i -> i);
        Arrays.sort(ascending, (a, b) -> Double.compare(lnP[a], lnP[b]));
        double[] holm = new double[m];
        double[] hochberg = new double[m];
        double largest = Double.NEGATIVE_INFINITY;
        for (int rank = 0; rank < m; rank++) {
            int i = ascending[rank];
            largest = Math.max(largest, Math.min(0, Math.log(m - rank) + lnP[i]));
            holm[i] = largest;
        }
        double smallest = 0;
        for (int rank = m - 1; rank >= 0; rank--) {
            int i = ascending[rank];
            smallest = Math.min(smallest, Math.log(m) - Math.log(rank + 1) + lnP[i]);
            hochberg[i] = smallest;
        }
        List<Significance> family = new ArrayList<>(m);
        for (int i = 0; i < m; i++) {
            family.add(new Significance(lnP[i], holm[i], Math.max(lnP[i], hochberg[i])));
        }
        return Collections.unmodifiableList(family);
    }

    /**
     * The p-value of the finding alone.
     *
     * @return in [0, 1]; 0 if it is below the range of a double
     */
    public double p() {
        return Math.exp(lnP);
    }

    /**
     * The p-value adjusted by Holm.
     *
     * @return in [0, 1], at least {@link #p()}
     */
    public double holm() {
        return Math.exp(lnHolm);
    }

    /**
     * The p-value adjusted by Benjamini and Hochberg.
     *
     * @return in [0, 1], at least {@link #p()} and at most {@link #holm()}
     */
    public double benjaminiHochberg() {
        return Math.exp(lnBenjaminiHochberg);
    }

    /** A p-value as it stands in tables: 0.012, or 5.9e-258 however small. */
    static String text(double lnP) {
        if (Double.isInfinite(lnP)) {
            return "0";
        }
        double log10 = lnP / Math.log(10);
        if (log10 >= -3) {
            return String.format(Locale.ROOT, "%.3f", Math.exp(lnP));
        }
        long exponent = (long) Math.floor(log10);
        double mantissa = Math.pow(10, log10 - exponent);
        return mantissa >= 9.95 ? "1.0e" + (exponent + 1) : String.format(Locale.ROOT, "%.1fe%d", mantissa, exponent);
    }
}
