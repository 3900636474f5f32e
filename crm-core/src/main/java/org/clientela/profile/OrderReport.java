package org.clientela.profile;

import java.util.List;
import java.util.Locale;

/**
 * How reading an order file went. Names lines and columns and never what stands in them, since that may be personal.
 *
 * @param rows below the header
 * @param events made of them
 * @param withoutCustomer rows that name no customer, and were skipped
 * @param badRows rows that could not be read, and were skipped
 * @param details of the first {@value #MAX_DETAILS} bad rows
 */
public record OrderReport(long rows, long events, long withoutCustomer, long badRows, List<BadRow> details) {
    /** The most bad rows of which details are kept. */
    public static final int MAX_DETAILS = 1_000;

    private static final int SHOWN = 10;

    /** Copies the list. */
    public OrderReport {
        details = List.copyOf(details);
    }

    /**
     * A row that could not be read.
     *
     * @param line on which it begins; the header is on line 1
     * @param reason a sentence that names the column
     */
    public record BadRow(long line, String reason) {
        /**
         * Where and why.
         *
         * @return for people
         */
        @Override
        public String toString() {
            return "line " + line + ": " + reason;
        }
    }

    /**
     * A small table, and the first bad rows.
     *
     * @return several lines
     */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(256);
        row(table, "rows", rows);
        row(table, "events", events);
        row(table, "without customer", withoutCustomer);
        row(table, "bad rows", badRows);
        details.stream()
                .limit(SHOWN)
                .forEach(bad -> table.append("  ").append(bad).append(System.lineSeparator()));
        if (badRows > SHOWN) {
            table.append("  … and %d more%n".formatted(badRows - SHOWN));
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String name, long number) {
        table.append(String.format(Locale.ROOT, "%-17s%,12d%n", name, number));
    }
}
