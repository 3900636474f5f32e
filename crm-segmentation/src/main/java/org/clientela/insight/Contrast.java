package org.clientela.insight;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;

/**
 * What makes these customers different from those, the largest difference first. The groups are any two without a common
 * customer: the members of a segment and all others, this year's lost customers and last year's.
 *
 * <pre>{@code
 * Contrast.of(population, metrics, members::get)
 *
 * What makes these 1869 customers different from those 5174
 *   attribute                   these   those  effect              p (Holm)    p (BH)
 *   contract = Month-to-month  88.6 %  42.9 %   +1.02       large  1.5e-252  1.5e-252
 *   tenure                         10      38   -0.91       large  1.2e-207  7.3e-208
 *   gender = Female            50.2 %  49.3 %   +0.02  negligible     0.470     0.470
 * }</pre>
 *
 * <p>A category counts against all customers of the group of whom the attribute is known; a yes-or-no attribute has one line, for
 * what these have more of. For numbers the table shows medians. All lines are one family, and their significance is adjusted for
 * that. Differences that would show a group too small are left out, and only counted.
 *
 * @param these how many customers are in the one group
 * @param those how many customers are in the other
 * @param findings by size of the effect, descending
 * @param withheld how many differences were left out
 * @param suppression what was too small
 */
public record Contrast(int these, int those, List<Finding> findings, int withheld, Suppression suppression) {
    /** Copies the list. */
    public Contrast {
        findings = List.copyOf(findings);
    }

    /**
     * A difference of the table.
     *
     * @param difference in one attribute
     * @param significance alone and within the table
     */
    public record Finding(Difference difference, Significance significance) {}

    /**
     * Some customers of a population against all others.
     *
     * @param population of any size
     * @param metrics to compare; one that answers with several texts is compared text by text
     * @param these says of an index of the population whether it is one of these
     * @return the contrast
     */
    public static Contrast of(Population population, Collection<? extends Metric> metrics, IntPredicate these) {
        return between(ColumnReader.readAll(population, metrics), these, these.negate(), Suppression.STANDARD);
    }

    /**
     * Two groups of customers, with small groups hidden as {@link Suppression#STANDARD} says.
     *
     * @param columns to compare, of the same customers
     * @param these says of an index whether it is one of these
     * @param those says of an index whether it is one of those
     * @return the contrast
     * @throws IllegalArgumentException if a customer is in both
     */
    public static Contrast between(List<? extends Column> columns, IntPredicate these, IntPredicate those) {
        return between(columns, these, those, Suppression.STANDARD);
    }

    /**
     * Two groups of customers.
     *
     * @param columns to compare, of the same customers
     * @param these says of an index whether it is one of these
     * @param those says of an index whether it is one of those
     * @param suppression which groups are too small to be shown
     * @return the contrast
     * @throws IllegalArgumentException if a customer is in both, or columns differ in size
     */
    public static Contrast between(
            List<? extends Column> columns, IntPredicate these, IntPredicate those, Suppression suppression) {
        int size = columns.isEmpty() ? 0 : columns.get(0).size();
        columns.forEach(column -> Pairs.requireSameSize(columns.get(0), column));
        BitSet first = bits(size, these);
        BitSet second = bits(size, those);
        if (first.intersects(second)) {
            throw new IllegalArgumentException(
                    "A customer is in both groups.%nMaybe compare a segment with its negation?".formatted());
        }
        Comparison comparison = new Comparison(first, second, suppression);
        columns.forEach(comparison::add);
        List<Difference> differences = comparison.differences();
        List<Significance> family = Significance.ofFamily(
                differences.stream().mapToDouble(Difference::lnP).toArray());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            findings.add(new Finding(differences.get(i), family.get(i)));
        }
        findings.sort(Comparator.comparingDouble(
                        (Finding finding) -> -Math.abs(finding.difference().effect()))
                .thenComparing(finding -> finding.difference().subject()));
        return new Contrast(first.cardinality(), second.cardinality(), findings, comparison.withheld(), suppression);
    }

    /**
     * The table.
     *
     * @return several lines
     */
    @Override
    public String toString() {
        TextTable table = new TextTable(
                "What makes these %s customers different from those %s".formatted(size(these), size(those)),
                List.of("attribute", "these", "those", "effect", "", "p (Holm)", "p (BH)"));
        for (Finding finding : findings) {
            Difference difference = finding.difference();
            table.row(List.of(
                    difference.subject(),
                    shown(difference, true),
                    shown(difference, false),
                    String.format(Locale.ROOT, "%+.2f", Math.rint(difference.effect() * 100) / 100 + 0.0),
                    difference.magnitude(),
                    Significance.text(finding.significance().lnHolm()),
                    Significance.text(finding.significance().lnBenjaminiHochberg())));
        }
        if (withheld > 0) {
            table.note(withheld + " differences are not shown: groups of fewer than " + suppression.threshold()
                    + " customers, or such a group could be computed from them");
        }
        return table.toString();
    }

    private String size(int customers) {
        return suppression.of(customers).text(0);
    }

    private static String shown(Difference difference, boolean these) {
        if (difference instanceof Difference.OfNumbers numbers) {
            return TextTable.number((these ? numbers.these() : numbers.those()).median());
        }
        Difference.OfShares shares = (Difference.OfShares) difference;
        return TextTable.percent((these ? shares.these() : shares.those()).share());
    }

    private static BitSet bits(int size, IntPredicate members) {
        BitSet bits = new BitSet(size);
        IntStream.range(0, size).filter(members).forEach(bits::set);
        return bits;
    }
}
