package org.clientela.matrix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;
import org.clientela.rule.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * How well an offering fits a customer by the policies for its market segment, and why. Immutable; travels as JSON.
 *
 * <p>It fits if the customer is in a row, is of a kind the offering may be sold to, and no mandatory policy is left unmet. The
 * score is there in any case, for who wants to know how far off it is.
 *
 * @param offering the offering's key
 * @param row the name of the row the customer is in, or null if it is in none
 * @param eligible whether the offering may be sold to customers of this kind
 * @param score the weight of the policies that are met by that of all, in [0, 1]; 1 of a row without policies, 0 without a row
 * @param lines the policies, in the order of the row
 */
public record Fit(OfferingId offering, @Nullable String row, boolean eligible, double score, List<Line> lines) {
    /**
     * A policy held against an offering.
     *
     * @param parameter the column
     * @param expected what it must be
     * @param actual what the offering has, or missing
     * @param truth whether the policy is met; unknown counts as not met
     * @param weight how much it counts
     * @param mandatory whether the offering does not fit unless it is met
     */
    public record Line(
            OfferingParameter parameter,
            Criterion expected,
            Value actual,
            Truth truth,
            BigDecimal weight,
            boolean mandatory) {
        /** What is not there is missing, in JSON null. */
        public Line {
            actual = actual == null ? Value.missing() : actual;
        }

        static Line of(Cell cell, Offering offering) {
            Value actual = cell.parameter().of(offering);
            Truth truth = cell.parameter().test(cell.policy(), actual);
            return new Line(cell.parameter(), cell.policy(), actual, truth, cell.weight(), cell.mandatory());
        }
    }

    /** Checks the score. */
    public Fit {
        Objects.requireNonNull(offering, "offering");
        lines = lines == null ? List.of() : List.copyOf(lines);
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "The score (%s) of the offering (%s) is not in [0, 1].%nMaybe divide by the weight of all policies?"
                            .formatted(score, offering));
        }
    }

    static Fit of(Row row, Offering offering, boolean eligible) {
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal met = BigDecimal.ZERO;
        List<Line> lines = new ArrayList<>();
        for (Cell cell : row.cells()) {
            Line line = Line.of(cell, offering);
            lines.add(line);
            all = all.add(cell.weight());
            met = line.truth().holds() ? met.add(cell.weight()) : met;
        }
        double score = all.signum() == 0 ? 1 : met.doubleValue() / all.doubleValue();
        return new Fit(offering.id(), row.name(), eligible, score, lines);
    }

    static Fit outside(Offering offering, boolean eligible) {
        return new Fit(offering.id(), null, eligible, 0, List.of());
    }

    /**
     * Whether it may be offered.
     *
     * @return false if the customer is in no row or of a kind it may not be sold to, or a mandatory policy is not met
     */
    public boolean fits() {
        return row != null
                && eligible
                && lines.stream().allMatch(line -> line.truth().holds() || !line.mandatory());
    }

    /**
     * The policies that are not met.
     *
     * @return those that fail, and those of which it is not known
     */
    public List<Line> unmet() {
        return lines.stream().filter(line -> !line.truth().holds()).toList();
    }

    /**
     * A small table: what each policy expects and what the offering has.
     *
     * @return a line each; without a line break at the end
     */
    @Override
    public String toString() {
        String head = "%s %s %s: score %s"
                .formatted(
                        Explanation.tick(Truth.of(fits())),
                        offering,
                        row == null ? "is in no row" : "for " + row,
                        Math.round(score * 1000) / 1000.0);
        Table table = new Table();
        for (Line line : lines) {
            table.row(
                    "  " + Explanation.tick(line.truth()),
                    line.parameter().toString(),
                    line.parameter().text(line.actual()),
                    "expected " + line.expected(),
                    "weight " + line.weight().toPlainString() + (line.mandatory() ? ", mandatory" : ""));
        }
        String kind = eligible ? "" : "\n  ✗ not for customers of this kind";
        return head + kind + (lines.isEmpty() ? "" : "\n" + table);
    }
}
