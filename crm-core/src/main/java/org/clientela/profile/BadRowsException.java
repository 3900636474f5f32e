package org.clientela.profile;

import java.nio.file.Path;

/** An order file has more bad rows than its reader was told to put up with, or no good one. Nothing of it was kept. */
public final class BadRowsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient OrderReport report;

    BadRowsException(Path file, String problem, OrderReport report) {
        super("The file (%s) has %s.%s%nMaybe declare its columns or its time format with OrderCsv?"
                .formatted(
                        file,
                        problem,
                        report.details().isEmpty()
                                ? ""
                                : " The first one: " + report.details().get(0)));
        this.report = report;
    }

    /**
     * How far reading came.
     *
     * @return counts, and the first bad rows
     */
    public OrderReport report() {
        return report;
    }
}
