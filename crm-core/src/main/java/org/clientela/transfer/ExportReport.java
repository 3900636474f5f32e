package org.clientela.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What an export has written.
 *
 * @param isComplete whether it came to its end; false if it was cancelled
 * @param parts one for each file that was completed
 */
public record ExportReport(boolean isComplete, List<Part> parts) {
    /** Copies the list. */
    public ExportReport {
        parts = List.copyOf(parts);
    }

    /**
     * A file.
     *
     * @param content what it holds
     * @param rows how many, apart from a header
     * @param file where it is
     */
    public record Part(Content content, long rows, Path file) {
        /** Checks that all is there. */
        public Part {
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(file, "file");
        }
    }

    /**
     * A small table.
     *
     * @return several lines
     */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(256);
        table.append(isComplete ? "done" : "cancelled; to be repeated").append(System.lineSeparator());
        parts.forEach(part ->
                table.append(String.format(Locale.ROOT, "%-10s%,12d  %s%n", part.content(), part.rows(), part.file())));
        return table.toString();
    }
}
