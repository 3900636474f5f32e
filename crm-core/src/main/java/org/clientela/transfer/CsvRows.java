package org.clientela.transfer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.clientela.internal.TextFile;
import org.clientela.transfer.Problem.Kind;
import org.jspecify.annotations.Nullable;

/** CSV with a header. After a row that cannot be read, reading goes on at the next line. */
final class CsvRows implements Rows {
    private final TextFile file;
    private final char separator;
    private final CsvCells handler = new CsvCells();
    private final Columns table;
    private List<@Nullable Column> columns = List.of();
    private Iterator<CsvCells> csv;
    private long linesBefore;

    private CsvRows(TextFile file, char separator, Columns table) {
        this.file = file;
        this.separator = separator;
        this.table = table;
        this.csv = csv();
    }

    static CsvRows of(Content content, TextFile file, ImportSettings settings) throws IOException {
        CsvRows rows = new CsvRows(file, file.separator(), Columns.of(content, settings.keys(content)));
        try {
            if (!rows.csv.hasNext()) {
                throw new IllegalArgumentException(
                        "The file (%s) has no header.%nMaybe the export did not finish?".formatted(file.name()));
            }
            rows.columns = rows.mapped(rows.csv.next().cells(), settings);
            rows.handler.keep(rows.columns.size());
            return rows;
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(
                    "The header of the file (%s) cannot be read.%nMaybe a quote in it is not closed, or it is no CSV?"
                            .formatted(file.name()),
                    e);
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        long line;
        try {
            if (!csv.hasNext()) {
                return null;
            }
            CsvCells cells = csv.next();
            line = linesBefore + cells.line();
            if (cells.isTooLong()) {
                return Row.rejected(
                        line, Kind.TOO_LARGE, "the row has more than %d characters".formatted(CsvCells.MAX_ROW));
            }
            if (cells.count() == columns.size()) {
                return new Row(line, cells.length(), true, table.overlay(columns, cells.cells()));
            }
            Row rejected = Row.rejected(
                    line,
                    Kind.MALFORMED,
                    "the row has %d columns, the header has %d".formatted(cells.count(), columns.size()));
            if (cells.hasSeveralLines()) {
                resumeAfter(line);
            }
            return rejected;
        } catch (CsvParseException e) {
            line = linesBefore + handler.line();
            resumeAfter(line);
            return Row.rejected(
                    line,
                    Kind.MALFORMED,
                    "a quote is not closed where it should be, or a cell has more than %d characters"
                            .formatted(TextFile.MAX_FIELD));
        }
    }

    private void resumeAfter(long line) throws IOException {
        linesBefore = file.reader().resumeAfter(line);
        csv = csv();
    }

    /** What stands in a heading is not repeated, since a file without one begins with a customer. */
    private List<@Nullable Column> mapped(List<@Nullable String> header, ImportSettings settings) {
        List<@Nullable Column> mapped = new ArrayList<>();
        for (String heading : header) {
            if (heading == null || settings.without().contains(heading)) {
                mapped.add(null);
                continue;
            }
            Column column = table.find(settings.columns().getOrDefault(heading, heading))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The heading of column %d of the file (%s) is not known.%nMaybe it is one of %s, or is to be mapped with Import.column or left out with Import.without?"
                                    .formatted(mapped.size() + 1, file.name(), table.headings())));
            if (mapped.contains(column)) {
                throw new IllegalArgumentException(
                        "The file (%s) has the column (%s) twice.%nMaybe leave one of them out?"
                                .formatted(file.name(), column.name()));
            }
            mapped.add(column);
        }
        return mapped;
    }

    private Iterator<CsvCells> csv() {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(TextFile.MAX_FIELD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(handler, file.reader())
                .iterator();
    }
}
