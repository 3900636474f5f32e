package org.clientela.insight;

import java.util.Arrays;

/** The customers of whom both of two columns know something, as two arrays of one length. */
final class Pairs {
    private final double[] first;
    private final double[] second;

    private Pairs(double[] first, double[] second) {
        this.first = first;
        this.second = second;
    }

    /** Two columns of numbers. */
    static Pairs of(Column.Numbers first, Column.Numbers second) {
        int[] known = known(first, second);
        return new Pairs(
                Arrays.stream(known).mapToDouble(first::value).toArray(),
                Arrays.stream(known).mapToDouble(second::value).toArray());
    }

    /** A column of numbers and the codes of a column of categories. */
    static Pairs of(Column.Numbers numbers, Column.Categories groups) {
        int[] known = known(numbers, groups);
        return new Pairs(
                Arrays.stream(known).mapToDouble(numbers::value).toArray(),
                Arrays.stream(known).mapToDouble(groups::code).toArray());
    }

    double[] first() {
        return first;
    }

    double[] second() {
        return second;
    }

    int size() {
        return first.length;
    }

    static void requireSameSize(Column first, Column second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(
                    "The columns (%s) and (%s) have %d and %d customers.%nMaybe they come from two populations?"
                            .formatted(first.name(), second.name(), first.size(), second.size()));
        }
    }

    private static int[] known(Column first, Column second) {
        requireSameSize(first, second);
        int[] known = new int[first.size()];
        int n = 0;
        for (int i = 0; i < known.length; i++) {
            if (!first.isMissing(i) && !second.isMissing(i)) {
                known[n++] = i;
            }
        }
        return Arrays.copyOf(known, n);
    }
}
