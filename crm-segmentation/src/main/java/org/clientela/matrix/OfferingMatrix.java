package org.clientela.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clientela.customer.CustomerKind;
import org.clientela.offering.Offering;
import org.clientela.offering.Tier;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.rule.Rule;
import org.clientela.segment.Partition;
import org.clientela.segment.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Market segments down, parameters of offerings across, and in the cells what we want to offer to whom. A value; prints as a
 * table and travels as JSON. A customer is in the first row that it matches, or in none.
 *
 * <pre>{@code
 * OfferingMatrix matrix = OfferingMatrix.builder()
 *         .row("large", "kind = \"INDUSTRIAL\" and sum(purchase.amount, last 12 months) >= 100000 EUR",
 *                 "tier = \"PREMIUM\", mandatory", "profit >= 0.2")
 *         .row(CustomerKind.CONSUMER, "tier in (\"BASIC\", \"MID_RANGE\")", "price <= 50 EUR, weight 2")
 *         .build();
 * matrix.rank(profile, offerings);
 * }</pre>
 *
 * @param rows the first one goes first; each of its own name
 */
public record OfferingMatrix(List<Row> rows) {
    /** The name of those who are in no row. */
    static final String NO_ROW = "no row";

    /** Refuses two rows of one name. */
    public OfferingMatrix {
        if (rows == null) {
            throw new IllegalArgumentException(
                    "The rows of the offering matrix are missing.%nMaybe the field (rows) is mistyped?".formatted());
        }
        rows = List.copyOf(rows);
        partition(rows);
    }

    /**
     * A matrix.
     *
     * @param rows the first one goes first
     * @return the matrix
     */
    public static OfferingMatrix of(Row... rows) {
        return new OfferingMatrix(List.of(rows));
    }

    /**
     * Begins a matrix.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The parameters for which there are policies.
     *
     * @return in the order of {@link OfferingParameter}
     */
    public Set<OfferingParameter> parameters() {
        Set<OfferingParameter> used = EnumSet.noneOf(OfferingParameter.class);
        rows.forEach(row -> row.cells().forEach(cell -> used.add(cell.parameter())));
        return used;
    }

    /**
     * The row a customer is in.
     *
     * @param profile the customer at an instant
     * @return the first that it matches, or empty
     */
    public Optional<Row> row(CustomerProfile profile) {
        return rows.stream().filter(row -> row.segment().contains(profile)).findFirst();
    }

    /**
     * The rows as a partition of customers: for saying why a customer is in its row.
     *
     * @return the segments of the rows, and the rest
     */
    public Partition partition() {
        return partition(rows);
    }

    /**
     * How well an offering fits a customer, and why.
     *
     * @param profile the customer at an instant
     * @param offering any
     * @return by the policies of its row
     */
    public Fit fit(CustomerProfile profile, Offering offering) {
        return fit(row(profile).orElse(null), profile.customer().kind(), offering);
    }

    /**
     * The offerings that fit a customer.
     *
     * @param profile the customer at an instant
     * @param offerings to choose from
     * @return the best first; of equal score, in the order of their keys
     */
    public List<Fit> rank(CustomerProfile profile, Collection<Offering> offerings) {
        Row row = row(profile).orElse(null);
        CustomerKind kind = profile.customer().kind();
        return ranked(offerings.stream().map(offering -> fit(row, kind, offering)));
    }

    /**
     * The tier of the offering that fits a customer best.
     *
     * @param profile the customer at an instant
     * @param offerings to choose from; those without a tier are passed over
     * @return the higher one of equal score; empty if none fits
     */
    public Optional<Tier> bestTier(CustomerProfile profile, Collection<Offering> offerings) {
        return bestTier(row(profile).orElse(null), profile.customer().kind(), offerings);
    }

    /**
     * A whole population held against the matrix: the row of each customer is found once.
     *
     * @param population the customers
     * @return gives the same fits as {@link #fit} does one by one
     */
    public Market of(Population population) {
        return new Market(this, population);
    }

    /**
     * The matrix as a table: rows down, parameters across.
     *
     * @return a line each, under a line of names; without a line break at the end
     */
    @Override
    public String toString() {
        Table table = new Table();
        Set<OfferingParameter> parameters = parameters();
        table.row(Stream.concat(Stream.of("segment"), parameters.stream().map(OfferingParameter::toString))
                .toList());
        for (Row row : rows) {
            List<String> texts = new ArrayList<>(List.of(row.name()));
            parameters.forEach(parameter ->
                    texts.add(row.find(parameter).map(Cell::policyText).orElse("")));
            table.row(texts);
        }
        return table.toString();
    }

    static Fit fit(@Nullable Row row, CustomerKind kind, Offering offering) {
        boolean eligible = offering.isFor(kind);
        return row == null ? Fit.outside(offering, eligible) : Fit.of(row, offering, eligible);
    }

    static List<Fit> ranked(Stream<Fit> fits) {
        return fits.filter(Fit::fits)
                .sorted(Comparator.comparingDouble(Fit::score).reversed().thenComparing(Fit::offering))
                .toList();
    }

    static Optional<Tier> bestTier(@Nullable Row row, CustomerKind kind, Collection<Offering> offerings) {
        Tier best = null;
        double bestScore = -1;
        for (Offering offering : offerings) {
            Fit fit = fit(row, kind, offering);
            Tier tier = offering.tier().orElse(null);
            if (tier != null && fit.fits() && isBetter(fit.score(), tier, bestScore, best)) {
                best = tier;
                bestScore = fit.score();
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBetter(double score, Tier tier, double bestScore, @Nullable Tier best) {
        return score > bestScore || (score == bestScore && best != null && tier.compareTo(best) > 0);
    }

    private static Partition partition(List<Row> rows) {
        return new Partition(rows.stream().map(Row::segment).toList(), NO_ROW);
    }

    /** Collects the rows of a matrix. Not thread-safe. */
    public static final class Builder {
        private final List<Row> rows = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a row for one of the four kinds of customer.
         *
         * @param kind of customer
         * @param cells as {@link Cell#parse} reads them
         * @return this
         */
        public Builder row(CustomerKind kind, String... cells) {
            return row(Row.of(kind, cells));
        }

        /**
         * Adds a row for a segment defined on the spot.
         *
         * @param name of the segment
         * @param rule as {@link Rule#parse} reads it in the standard vocabulary
         * @param cells as {@link Cell#parse} reads them
         * @return this
         */
        public Builder row(String name, String rule, String... cells) {
            return row(Segment.define(name, rule), cells);
        }

        /**
         * Adds a row for a segment.
         *
         * @param segment who it is about
         * @param cells as {@link Cell#parse} reads them
         * @return this
         */
        public Builder row(Segment segment, String... cells) {
            return row(Row.of(segment, cells));
        }

        /**
         * Adds a row.
         *
         * @param row a segment and the policies for it
         * @return this
         */
        public Builder row(Row row) {
            rows.add(row);
            return this;
        }

        /**
         * The matrix.
         *
         * @return with the rows in the order in which they were added
         */
        public OfferingMatrix build() {
            return new OfferingMatrix(rows);
        }
    }
}
