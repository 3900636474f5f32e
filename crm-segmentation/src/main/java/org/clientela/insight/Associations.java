package org.clientela.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;

/**
 * Which attributes have to do with one another, the strongest first. All of them are one family of findings, and their
 * significance is adjusted for that.
 *
 * <pre>{@code
 * Associations.of(population, List.of(contract, tenure, gender), churn)
 *
 * What goes with churn
 *   attribute  strength     measure  customers  p (Holm)    p (BH)
 *   contract      0.410  Cramér's V       7043  1.8e-257  1.8e-257
 *   tenure        0.352         eta       7043  1.6e-204  1.2e-204
 *   gender        0.000  Cramér's V       7043     0.470     0.470
 * }</pre>
 *
 * @param title what is compared
 * @param rows by strength, descending
 * @param leftOut names of attributes that could not be compared: they are the same for all, known of too few customers, or have
 *     too many categories
 */
public record Associations(String title, List<Row> rows, List<String> leftOut) {
    /** Copies the lists. */
    public Associations {
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * An association of the table.
     *
     * @param association of an attribute with the target, or with another
     * @param significance alone and within the table
     */
    public record Row(Association association, Significance significance) {}

    /**
     * What goes with a metric.
     *
     * @param population of any size
     * @param metrics to compare; the target among them is skipped. One that answers with several texts is compared text by text
     * @param target what they are compared with
     * @return the table
     */
    public static Associations of(Population population, Collection<? extends Metric> metrics, Metric target) {
        List<? extends Metric> others =
                metrics.stream().filter(metric -> !metric.equals(target)).toList();
        return of(ColumnReader.readAll(population, others), Column.of(population, target));
    }

    /**
     * What goes with a column.
     *
     * @param columns to compare
     * @param target what they are compared with, of the same customers
     * @return the table
     */
    public static Associations of(List<? extends Column> columns, Column target) {
        Ranking ranking = new Ranking();
        columns.forEach(column -> ranking.add(column, target));
        return ranking.result("What goes with " + target.name());
    }

    /**
     * What goes with what: every pair of columns.
     *
     * @param columns of the same customers
     * @return the table
     */
    public static Associations among(List<? extends Column> columns) {
        Ranking ranking = new Ranking();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                ranking.add(columns.get(i), columns.get(j));
            }
        }
        return ranking.result("What goes with what");
    }

    /**
     * The table.
     *
     * @return several lines
     */
    @Override
    public String toString() {
        boolean oneTarget =
                rows.stream().map(row -> row.association().second()).distinct().count() <= 1;
        TextTable table =
                new TextTable(title, List.of("attribute", "strength", "measure", "customers", "p (Holm)", "p (BH)"));
        for (Row row : rows) {
            Association association = row.association();
            table.row(List.of(
                    oneTarget ? association.first() : association.first() + " × " + association.second(),
                    String.format(Locale.ROOT, "%.3f", association.strength()),
                    association.measure(),
                    Long.toString(association.customers()),
                    Significance.text(row.significance().lnHolm()),
                    Significance.text(row.significance().lnBenjaminiHochberg())));
        }
        if (!leftOut.isEmpty()) {
            table.note("Nothing to compare: " + String.join(", ", leftOut));
        }
        return table.toString();
    }

    /** Collects associations, and ranks them when all are there. */
    private static final class Ranking {
        private final List<Association> found = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();

        void add(Column first, Column second) {
            boolean fits = !(first instanceof Column.Categories rows)
                    || !(second instanceof Column.Categories columns)
                    || Contingency.fits(rows, columns);
            if (!fits) {
                leftOut.add(first.name());
                return;
            }
            Association association = Association.between(first, second);
            if (association.isTestable() && !Suppression.STANDARD.hides(association.customers())) {
                found.add(association);
            } else {
                leftOut.add(first.name());
            }
        }

        Associations result(String title) {
            List<Significance> family = Significance.ofFamily(
                    found.stream().mapToDouble(Association::lnP).toArray());
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                rows.add(new Row(found.get(i), family.get(i)));
            }
            rows.sort(Comparator.comparingDouble((Row row) -> -row.association().strength())
                    .thenComparing(row -> row.association().first())
                    .thenComparing(row -> row.association().second()));
            return new Associations(title, rows, leftOut.stream().distinct().toList());
        }
    }
}
