package org.clientela.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.clientela.event.Event;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantStorage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One export: goes through what there is, row by row, into a file that takes its name when it is complete. */
final class ExportRun {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRun.class);
    private static final int NEWS = 1_000;
    private static final int PAGE = 500;

    /** An empty text is not nothing, and white space at an end would be taken for none. */
    private static final QuoteStrategy QUOTES = new QuoteStrategy() {
        @Override
        public boolean quoteEmpty(int lineNo, int fieldIdx) {
            return true;
        }

        @Override
        public boolean quoteValue(int lineNo, int fieldIdx, String value) {
            return value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ';
        }
    };

    private final TenantStorage storage;
    private final Function<Content, Columns> columns;
    private final LongConsumer progress;
    private final BooleanSupplier cancelled;
    private final List<ExportReport.Part> parts = new ArrayList<>();
    private boolean isCancelled;

    ExportRun(
            TenantStorage storage,
            Function<Content, Columns> columns,
            LongConsumer progress,
            BooleanSupplier cancelled) {
        this.storage = storage;
        this.columns = columns;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /** Leaves the middle of a file. */
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }

    ExportReport report() {
        return new ExportReport(!isCancelled, parts);
    }

    void makeDirectory(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    void write(Content content, Format format, Path file) {
        if (isCancelled) {
            return;
        }
        Path unfinished = file.resolveSibling(Format.nameOf(file) + ".part");
        try {
            try {
                long rows = rows(content, format, unfinished, Format.isPacked(file));
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
                parts.add(0, new ExportReport.Part(content, rows, file));
                LOG.debug("exported {}: {} rows", content, rows);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (Cancelled e) {
            isCancelled = true;
        } catch (IOException e) {
            throw unwritable(file, e);
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? e : unwritable(file, e.getCause());
        }
    }

    private long rows(Content content, Format format, Path file, boolean packed) throws IOException {
        try (Writer writer = writer(file, packed)) {
            Counter counter = new Counter();
            if (format == Format.CSV) {
                Columns table = columns.apply(content);
                // closed with the writer it writes to
                CsvWriter csv = CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .quoteStrategy(QUOTES)
                        .build(writer);
                csv.writeRecord(table.headings());
                forEach(content, tree -> {
                    csv.writeRecord(table.cells(tree));
                    counter.next();
                });
                csv.flush();
            } else {
                forEach(content, tree -> {
                    try {
                        writer.write(Trees.text(tree));
                        writer.write('\n');
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    counter.next();
                });
            }
            return counter.rows;
        }
    }

    private final class Counter {
        private long rows;

        void next() {
            rows++;
            if (rows % NEWS == 0) {
                progress.accept(rows);
                if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                    throw new Cancelled();
                }
            }
        }
    }

    private void forEach(Content content, Consumer<ObjectNode> rows) {
        switch (content) {
            case OFFERINGS -> forEach(EntityType.OFFERING, rows);
            case CUSTOMERS -> forEach(EntityType.CUSTOMER, rows);
            case EVENTS -> {
                try (Stream<Event> events = storage.timeline().scan()) {
                    events.forEachOrdered(event -> rows.accept(Trees.tree(event)));
                }
            }
        }
    }

    private <T> void forEach(EntityType<T> type, Consumer<ObjectNode> rows) {
        Query query = Query.all().withLimit(PAGE);
        while (query != null) {
            Page<T> page = storage.entities(type).page(query);
            page.items().forEach(item -> rows.accept(Trees.tree(item.entity())));
            query = page.following();
        }
    }

    private static Writer writer(Path file, boolean packed) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        return new BufferedWriter(
                new OutputStreamWriter(packed ? new GZIPOutputStream(out) : out, StandardCharsets.UTF_8));
    }

    private static UncheckedIOException unwritable(Path path, IOException e) {
        return new UncheckedIOException(
                "The file (%s) cannot be written.%nMaybe its directory is not there, or the disk is full?"
                        .formatted(path),
                e);
    }
}
