package org.clientela.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Compares two groups column by column, and keeps what may be shown. */
final class Comparison {
    private final BitSet these;
    private final BitSet those;
    private final Suppression suppression;
    private final List<Difference> differences = new ArrayList<>();
    private int withheld;

    Comparison(BitSet these, BitSet those, Suppression suppression) {
        this.these = these;
        this.those = those;
        this.suppression = suppression;
    }

    List<Difference> differences() {
        return differences;
    }

    int withheld() {
        return withheld;
    }

    void add(Column column) {
        if (column instanceof Column.Numbers numbers) {
            add(numbers);
        } else {
            add((Column.Categories) column);
        }
    }

    private void add(Column.Numbers column) {
        double[] first = known(column, these);
        double[] second = known(column, those);
        if (first.length == 0 || second.length == 0) {
            return;
        }
        if (suppression.hides(first.length) || suppression.hides(second.length)) {
            withheld++;
            return;
        }
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        Ranks ranks = Ranks.of(all);
        double rankSum = 0;
        for (int i = 0; i < first.length; i++) {
            rankSum += ranks.rank(i);
        }
        differences.add(new Difference.OfNumbers(
                column.name(),
                typical(first),
                typical(second),
                cliffsDelta(rankSum, first.length, second.length),
                lnP(rankSum, first.length, second.length, ranks.tieTerm())));
    }

    /** 2 U / (m n) - 1, with U the rank sum of the first group less the smallest it could be. */
    static double cliffsDelta(double rankSum, double m, double n) {
        return 2 * (rankSum - m * (m + 1) / 2) / (m * n) - 1;
    }

    private static double lnP(double rankSum, double m, double n, double tieTerm) {
        double u = rankSum - m * (m + 1) / 2;
        double all = m + n;
        double variance = m * n / 12 * (all + 1 - tieTerm / (all * (all - 1)));
        double distance = Math.max(0, Math.abs(u - m * n / 2) - 0.5);
        return variance > 0 ? Tail.normal(distance / Math.sqrt(variance)) : 0;
    }

    private static Difference.Typical typical(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double mean = Arrays.stream(sorted).sum() / n;
        double squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new Difference.Typical(n, (sorted[(n - 1) / 2] + sorted[n / 2]) / 2, mean, Math.sqrt(squares / (n - 1)));
    }

    private static double[] known(Column.Numbers column, BitSet group) {
        return group.stream()
                .mapToDouble(column::value)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    private void add(Column.Categories column) {
        long[] first = counts(column, these);
        long[] second = counts(column, those);
        int ofFirst = Math.toIntExact(Arrays.stream(first).sum());
        int ofSecond = Math.toIntExact(Arrays.stream(second).sum());
        if (ofFirst == 0 || ofSecond == 0) {
            return;
        }
        if (suppression.hides(ofFirst) || suppression.hides(ofSecond)) {
            withheld++;
            return;
        }
        Suppression.Breakdown shownFirst = suppression.of(first);
        Suppression.Breakdown shownSecond = suppression.of(second);
        boolean yesOrNo = column.labels().size() == 2;
        for (int code = 0; code < first.length; code++) {
            long with = first[code] + second[code];
            boolean differs = with > 0 && with < (long) ofFirst + ofSecond;
            long more = first[code] * ofSecond - second[code] * ofFirst;
            if (differs && (shownFirst.isHidden(code) || shownSecond.isHidden(code))) {
                withheld++;
            } else if (differs && (!yesOrNo || more > 0 || (more == 0 && code == 0))) {
                differences.add(difference(
                        column,
                        code,
                        new Difference.Share((int) first[code], ofFirst),
                        new Difference.Share((int) second[code], ofSecond)));
            }
        }
    }

    private static Difference difference(
            Column.Categories column, int code, Difference.Share first, Difference.Share second) {
        double with = first.customers() + (double) second.customers();
        double all = first.of() + (double) second.of();
        double smallest = Math.min(with, all - with) * Math.min(first.of(), second.of()) / all;
        double lnP = smallest < 5
                ? Tail.fisher(first.customers(), first.of(), second.customers(), second.of())
                : Tail.chiSquared(chiSquared(first, second), 1);
        return new Difference.OfShares(column.name(), column.labels().get(code), first, second, lnP);
    }

    /** Of the table of two groups, having and not having: all (ad - bc)² / the product of the margins. */
    private static double chiSquared(Difference.Share first, Difference.Share second) {
        double with = first.customers() + (double) second.customers();
        double all = first.of() + (double) second.of();
        double cross = (double) first.customers() * (second.of() - second.customers())
                - (double) second.customers() * (first.of() - first.customers());
        return cross * cross / (with * (all - with)) * all / ((double) first.of() * second.of());
    }

    private static long[] counts(Column.Categories column, BitSet group) {
        long[] counts = new long[column.labels().size()];
        group.stream().map(column::code).filter(code -> code >= 0).forEach(code -> counts[code]++);
        return counts;
    }
}
