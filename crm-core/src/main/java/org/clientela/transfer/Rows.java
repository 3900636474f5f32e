package org.clientela.transfer;

import java.io.IOException;
import org.clientela.internal.TextFile;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other. A row that cannot be read is a row nevertheless. */
interface Rows {
    /** The next row, or null. */
    @Nullable Row next() throws IOException;

    static Rows of(Content content, Format format, TextFile file, ImportSettings settings) throws IOException {
        return format == Format.CSV ? CsvRows.of(content, file, settings) : new JsonRows(file.reader());
    }
}
