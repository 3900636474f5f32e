package org.clientela.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.clientela.transfer.Problem.Kind;

/**
 * How an import went. Names rows and fields, never what stands in them.
 *
 * @param ending how it came to its end
 * @param parts one a file, in the order in which they were read
 */
public record ImportReport(Ending ending, List<Part> parts) {
    /** Copies the list. */
    public ImportReport {
        Objects.requireNonNull(ending, "ending");
        parts = List.copyOf(parts);
    }

    /** How an import comes to its end. */
    public enum Ending {
        /** All rows were read, and the good ones are in. */
        DONE("done"),
        /** Nothing was written, on purpose. */
        DRY_RUN("dry run: nothing was written"),
        /** It was cancelled. What was counted is in, unless it was to be all or nothing. */
        CANCELLED("cancelled; to be repeated"),
        /** There were more rows than the limit. What was counted is in, unless it was to be all or nothing. */
        LIMIT_REACHED("ended at the limit of rows"),
        /** Nothing was written, since it was to be all or nothing. */
        REFUSED("nothing was written, since it was to be all or nothing");

        private final String text;

        Ending(String text) {
            this.text = text;
        }

        /**
         * For people.
         *
         * @return half a sentence
         */
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * How it went with one file.
     *
     * @param content of the file
     * @param rows read; each is added, changed, unchanged or rejected
     * @param added rows of which nothing was there before
     * @param changed rows that differ from what was there
     * @param unchanged rows that say what was there
     * @param rejected rows that were not taken
     * @param reasons how many rows were rejected by kind of problem
     * @param details of the first {@value #MAX_DETAILS} rejected rows
     */
    public record Part(
            Content content,
            long rows,
            long added,
            long changed,
            long unchanged,
            long rejected,
            Map<Kind, Long> reasons,
            List<RejectedRow> details) {
        /** The most rejected rows of which details are kept. */
        public static final int MAX_DETAILS = 100;

        /** Copies map and list. */
        public Part {
            Objects.requireNonNull(content, "content");
            Map<Kind, Long> copy = new EnumMap<>(Kind.class);
            copy.putAll(reasons);
            reasons = Collections.unmodifiableMap(copy);
            details = List.copyOf(details);
        }
    }

    /**
     * All files together.
     *
     * @return rows that were not taken
     */
    public long rejected() {
        return parts.stream().mapToLong(Part::rejected).sum();
    }

    /**
     * A small table, and the first rejected rows.
     *
     * @return several lines
     */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(512);
        table.append(ending).append(System.lineSeparator());
        line(table, "", List.of("rows", "added", "changed", "unchanged", "rejected"));
        for (Part part : parts) {
            List<String> numbers = new ArrayList<>();
            for (long number :
                    new long[] {part.rows(), part.added(), part.changed(), part.unchanged(), part.rejected()}) {
                numbers.add(String.format(Locale.ROOT, "%,d", number));
            }
            line(table, part.content().toString(), numbers);
        }
        for (Part part : parts) {
            part.reasons()
                    .forEach((kind, count) ->
                            table.append(String.format(Locale.ROOT, "%s, %s: %,d%n", part.content(), kind, count)));
            part.details().stream()
                    .limit(10)
                    .forEach(row -> table.append("  ").append(row).append(System.lineSeparator()));
        }
        return table.toString();
    }

    private static void line(StringBuilder table, String name, List<String> cells) {
        table.append(String.format(Locale.ROOT, "%-10s", name));
        cells.forEach(cell -> table.append(String.format(Locale.ROOT, "%12s", cell)));
        table.append(System.lineSeparator());
    }
}
