package org.clientela.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many customers fall into each pair of two sets of categories, and how much the two have to do with each other. Only
 * categories that occur, and customers of whom both are known. Immutable.
 *
 * <p>With one row or one column there is nothing to compare, and all measures are 0.
 *
 * <p>Symbols: n customers, r rows, c columns, O observed and E expected counts, H the entropy of a margin, I the mutual
 * information.
 */
public final class Contingency {
    private static final int MAX_CELLS = 4_000_000;

    private final List<String> rowLabels;
    private final List<String> columnLabels;
    private final long[][] counts;
    private final long[] rowSums;
    private final long[] columnSums;
    private final long customers;

    private Contingency(List<String> rowLabels, List<String> columnLabels, long[][] all) {
        long[] allRows = new long[rowLabels.size()];
        long[] allColumns = new long[columnLabels.size()];
        for (int i = 0; i < allRows.length; i++) {
            for (int j = 0; j < allColumns.length; j++) {
                allRows[i] += all[i][j];
                allColumns[j] += all[i][j];
            }
        }
        int[] rows = occurring(allRows);
        int[] columns = occurring(allColumns);
        this.rowLabels = Arrays.stream(rows).mapToObj(rowLabels::get).toList();
        this.columnLabels = Arrays.stream(columns).mapToObj(columnLabels::get).toList();
        this.rowSums = Arrays.stream(rows).mapToLong(i -> allRows[i]).toArray();
        this.columnSums = Arrays.stream(columns).mapToLong(j -> allColumns[j]).toArray();
        this.counts = Arrays.stream(rows)
                .mapToObj(i -> Arrays.stream(columns).mapToLong(j -> all[i][j]).toArray())
                .toArray(long[][]::new);
        this.customers = Arrays.stream(allRows).sum();
    }

    /**
     * Counts the pairs of two columns.
     *
     * @param rows the categories down
     * @param columns the categories across, of the same customers
     * @return the table
     * @throws IllegalArgumentException if the columns differ in size, or have too many categories for a table
     */
    public static Contingency of(Column.Categories rows, Column.Categories columns) {
        Pairs.requireSameSize(rows, columns);
        if (!fits(rows, columns)) {
            throw new IllegalArgumentException(
                    "The columns (%s) and (%s) have more than %d pairs of categories.%nMaybe one of them names every customer?"
                            .formatted(rows.name(), columns.name(), MAX_CELLS));
        }
        long[][] counts = new long[rows.labels().size()][columns.labels().size()];
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.isMissing(i) && !columns.isMissing(i)) {
                counts[rows.code(i)][columns.code(i)]++;
            }
        }
        return new Contingency(rows.labels(), columns.labels(), counts);
    }

    /**
     * A table of given counts.
     *
     * @param rows the categories down
     * @param columns the categories across
     * @param counts by row and column, zero or more
     * @return the table, without rows and columns of nobody
     */
    public static Contingency of(List<String> rows, List<String> columns, long[][] counts) {
        boolean fits =
                counts.length == rows.size() && Arrays.stream(counts).allMatch(row -> row.length == columns.size());
        if (!fits || Arrays.stream(counts).flatMapToLong(Arrays::stream).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                    "The counts are not %d rows of %d counts of zero or more.%nMaybe rows and columns are exchanged?"
                            .formatted(rows.size(), columns.size()));
        }
        return new Contingency(rows, columns, counts);
    }

    /**
     * How many customers.
     *
     * @return those of whom both categories are known
     */
    public long customers() {
        return customers;
    }

    /**
     * The categories down.
     *
     * @return those that occur
     */
    public List<String> rows() {
        return rowLabels;
    }

    /**
     * The categories across.
     *
     * @return those that occur
     */
    public List<String> columns() {
        return columnLabels;
    }

    /**
     * How many customers fall into a pair, however few.
     *
     * @param row index of a row
     * @param column index of a column
     * @return zero or more
     */
    public long count(int row, int column) {
        return counts[row][column];
    }

    /**
     * Pearson's chi-squared, without continuity correction: the sum of (O - E)² / E. Source: Pearson (1900), Philosophical
     * Magazine 50(302), 157-175.
     *
     * @return zero or more
     */
    public double chiSquared() {
        double sum = 0;
        for (int i = 0; i < rowSums.length; i++) {
            for (int j = 0; j < columnSums.length; j++) {
                double expected = (double) rowSums[i] * columnSums[j] / customers;
                double difference = counts[i][j] - expected;
                sum += difference * difference / expected;
            }
        }
        return sum;
    }

    /**
     * Degrees of freedom: (r - 1)(c - 1).
     *
     * @return 0 if there is nothing to compare
     */
    public int degreesOfFreedom() {
        return Math.max(0, rowSums.length - 1) * Math.max(0, columnSums.length - 1);
    }

    /**
     * The natural logarithm of the probability of this chi-squared or a larger one, if the two had nothing to do with each other.
     * An approximation that wants expected counts of five and more.
     *
     * @return at most 0
     */
    public double lnP() {
        return degreesOfFreedom() == 0 ? 0 : Tail.chiSquared(chiSquared(), degreesOfFreedom());
    }

    /**
     * Cramér's V: √(χ² / n / (min(r, c) - 1)). Source: Cramér (1946), Mathematical Methods of Statistics, section 21.9.
     *
     * @return in [0, 1]
     */
    public double cramersV() {
        return root(chiSquared() / customers, Math.min(rowSums.length, columnSums.length) - 1);
    }

    /**
     * Cramér's V without the part that chance alone brings about, which many categories and few customers make large. Source:
     * Bergsma (2013), Journal of the Korean Statistical Society 42(3), 323-328.
     *
     * @return in [0, 1]
     */
    public double cramersVCorrected() {
        double phi = chiSquared() / customers - degreesOfFreedom() / (customers - 1.0);
        return root(Math.max(0, phi), Math.min(corrected(rowSums.length), corrected(columnSums.length)) - 1);
    }

    /**
     * Tschuprow's T: √(χ² / n / √((r - 1)(c - 1))). Source: Tschuprow (1925), Grundbegriffe und Grundprobleme der
     * Korrelationstheorie.
     *
     * @return in [0, 1]; 1 only if there are as many rows as columns
     */
    public double tschuprowsT() {
        return root(chiSquared() / customers, Math.sqrt(degreesOfFreedom()));
    }

    /**
     * Mutual information: how much knowing one tells of the other, Σ p(i,j) ln(p(i,j) / p(i) p(j)). Source: Shannon (1948), Bell
     * System Technical Journal 27(3), 379-423.
     *
     * @return in nats, zero or more
     */
    public double mutualInformation() {
        double sum = 0;
        for (int i = 0; i < rowSums.length; i++) {
            for (int j = 0; j < columnSums.length; j++) {
                double count = counts[i][j];
                if (count > 0) {
                    sum += count * Math.log(count * customers / ((double) rowSums[i] * columnSums[j]));
                }
            }
        }
        return degreesOfFreedom() == 0 ? 0 : Math.max(0, sum / customers);
    }

    /**
     * {@linkplain #mutualInformation() Mutual information}, in bits.
     *
     * @return zero or more
     */
    public double mutualInformationBits() {
        return mutualInformation() / Math.log(2);
    }

    /**
     * Mutual information as a share of the mean entropy: 2 I / (H(rows) + H(columns)). Source: Kvalseth (1987), IEEE Transactions
     * on Systems, Man and Cybernetics 17(3), 517-519.
     *
     * @return in [0, 1]
     */
    public double normalizedMutualInformation() {
        return share(mutualInformation(), (entropy(rowSums) + entropy(columnSums)) / 2);
    }

    /**
     * Theil's U: the share of what is uncertain of the columns that knowing the row takes away, I / H(columns). Not symmetric; see
     * {@link #transposed()}. Source: Theil (1970), American Journal of Sociology 76(1), 103-154.
     *
     * @return in [0, 1]
     */
    public double theilsU() {
        return share(mutualInformation(), entropy(columnSums));
    }

    /**
     * The same with rows and columns exchanged.
     *
     * @return the table
     */
    public Contingency transposed() {
        long[][] exchanged = new long[columnSums.length][rowSums.length];
        for (int i = 0; i < rowSums.length; i++) {
            for (int j = 0; j < columnSums.length; j++) {
                exchanged[j][i] = counts[i][j];
            }
        }
        return new Contingency(columnLabels, rowLabels, exchanged);
    }

    /**
     * The table, with small groups hidden.
     *
     * @return as {@link #toString(Suppression)} with {@link Suppression#STANDARD}
     */
    @Override
    public String toString() {
        return toString(Suppression.STANDARD);
    }

    /**
     * The table. It has no sums of rows and columns: a hidden count could be computed from them.
     *
     * @param suppression which counts are hidden
     * @return several lines
     */
    public String toString(Suppression suppression) {
        Suppression.Breakdown cells = suppression.of(
                Arrays.stream(counts).flatMapToLong(Arrays::stream).toArray());
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(columnLabels);
        TextTable table = new TextTable(cells.total() + " customers", header);
        for (int i = 0; i < rowSums.length; i++) {
            List<String> row = new ArrayList<>(List.of(rowLabels.get(i)));
            for (int j = 0; j < columnSums.length; j++) {
                row.add(cells.text(i * columnSums.length + j));
            }
            table.row(Collections.unmodifiableList(row));
        }
        if (cells.hidesAny()) {
            table.note(cells.note());
        }
        return table.toString();
    }

    static boolean fits(Column.Categories rows, Column.Categories columns) {
        return (long) rows.labels().size() * columns.labels().size() <= MAX_CELLS;
    }

    /** The number of categories, less what chance adds to it. */
    private double corrected(int categories) {
        return categories - (categories - 1.0) * (categories - 1.0) / (customers - 1.0);
    }

    private double entropy(long[] margin) {
        double sum = 0;
        for (long count : margin) {
            sum -= count * Math.log((double) count / customers);
        }
        return sum / customers;
    }

    private static double root(double phiSquared, double largest) {
        return Math.sqrt(share(phiSquared, largest));
    }

    /** In [0, 1], whatever rounding did; nothing of nothing is 0. */
    private static double share(double part, double whole) {
        return part > 0 && whole > 0 ? Math.min(1, part / whole) : 0;
    }

    private static int[] occurring(long[] sums) {
        return IntStream.range(0, sums.length).filter(i -> sums[i] > 0).toArray();
    }
}
