package org.clientela.profile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.clientela.internal.TextFile;

/** One reading of one order file: goes through its rows, counts, and hands on what can be understood. */
final class OrderReading {
    private static final int PROGRESS_ROWS = 100_000;
    private static final int CANCEL_MASK = (1 << 12) - 1;

    private final Path path;
    private final OrderSettings settings;
    private final List<OrderReport.BadRow> details = new ArrayList<>();
    private long rows;
    private long events;
    private long withoutCustomer;
    private long badRows;

    OrderReading(Path path, OrderSettings settings) {
        this.path = path;
        this.settings = settings;
    }

    /** Reads the file into what {@code sinks} makes for its columns. */
    <S extends OrderSink> S read(Function<OrderMapping, S> sinks) {
        try (TextFile file = TextFile.open(path)) {
            if (file.size() == 0) {
                throw new IllegalArgumentException(
                        "The file (%s) is empty.%nMaybe the export did not finish?".formatted(path));
            }
            char separator =
                    settings.separator().isPresent() ? settings.separator().get() : file.separator();
            CsvRow row = new CsvRow();
            Iterator<CsvRow> csv = csv(file, separator, row);
            if (!csv.hasNext()) {
                throw new IllegalArgumentException(
                        "The file (%s) has no header.%nMaybe the export did not finish?".formatted(path));
            }
            OrderMapping mapping = OrderMapping.of(path, csv.next().texts(), settings);
            row.want(mapping.wanted(settings.typing().isPresent()));
            S sink = sinks.apply(mapping);
            rows(file, separator, csv, row, new OrderRow(mapping, settings, row), sink);
            settings.progress().progress(rows, file.read(), file.size());
            return sink;
        } catch (IOException e) {
            throw TextFile.unreadable(path, e);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(
                    "The header of the file (%s) cannot be read.%nMaybe a quote in it is not closed, or it is no CSV?"
                            .formatted(path),
                    e);
        }
    }

    OrderReport report() {
        return new OrderReport(rows, events, withoutCustomer, badRows, details);
    }

    private void rows(TextFile file, char separator, Iterator<CsvRow> first, CsvRow row, OrderRow order, OrderSink sink)
            throws IOException {
        Iterator<CsvRow> csv = first;
        long linesBefore = 0;
        while (true) {
            boolean broken;
            try {
                if (!csv.hasNext()) {
                    return;
                }
                csv.next();
                broken = take(order, linesBefore + row.line(), sink);
            } catch (CsvParseException e) {
                rows++;
                bad(linesBefore + row.line(), unfinished(row, sink.mapping()));
                broken = true;
            }
            if (broken) {
                linesBefore = file.reader().resumeAfter(linesBefore + row.line());
                csv = csv(file, separator, row);
            }
            report(file);
        }
    }

    /** Takes a row; true if reading must be taken up again at the next line, since the row seems to have swallowed it. */
    private boolean take(OrderRow order, long line, OrderSink sink) {
        CsvRow row = order.fields();
        int columns = sink.mapping().header().size();
        rows++;
        if (row.count() != columns) {
            bad(line, "The row has %d columns, the header has %d.".formatted(row.count(), columns));
            return row.hasSeveralLines();
        }
        if (row.isBlank(sink.mapping().field(OrderColumn.CUSTOMER))) {
            withoutCustomer++;
            return false;
        }
        String problem = order.read(line);
        if (problem == null) {
            problem = sink.take(order);
        }
        if (problem == null) {
            events++;
        } else {
            bad(line, problem);
        }
        return false;
    }

    private void bad(long line, String reason) {
        badRows++;
        if (details.size() < OrderReport.MAX_DETAILS) {
            details.add(new OrderReport.BadRow(line, reason));
        }
        if (badRows > settings.limit()) {
            throw new BadRowsException(path, "more than %d bad rows".formatted(settings.limit()), report());
        }
    }

    private static String unfinished(CsvRow row, OrderMapping mapping) {
        int field = row.count();
        return field < mapping.header().size()
                ? "The column (%s) has a quote that is not closed where it should be, or more than %d characters."
                        .formatted(mapping.header().get(field), TextFile.MAX_FIELD)
                : "The row has more columns than the header, which has %d."
                        .formatted(mapping.header().size());
    }

    private void report(TextFile file) {
        if ((rows & CANCEL_MASK) == 0) {
            if (Thread.currentThread().isInterrupted() || settings.cancelled().getAsBoolean()) {
                throw new CancellationException(
                        "Reading the file (%s) was cancelled after %d rows.".formatted(path, rows));
            }
        }
        if (rows % PROGRESS_ROWS == 0) {
            settings.progress().progress(rows, file.read(), file.size());
        }
    }

    private static Iterator<CsvRow> csv(TextFile file, char separator, CsvRow row) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(TextFile.MAX_FIELD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(row, file.reader())
                .iterator();
    }
}
