package org.clientela.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.clientela.internal.TextFile;
import org.clientela.store.TenantStorage;
import org.clientela.transfer.ImportReport.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One import: reads rows, writes them a batch at a time, and counts. */
final class ImportRun {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int NEWS = 1_000;

    /** A batch of long rows is written before it is full: it has at most this many characters, or one row. */
    private static final long MAX_CHARACTERS = 1 << 22;

    private final ImportSettings settings;
    private final List<ImportFile> files;
    private final Rejections rejections;

    ImportRun(ImportSettings settings, List<ImportFile> files, Rejections rejections) {
        this.settings = settings;
        this.files = files;
        this.rejections = rejections;
    }

    /** Leaves a unit of work that is to be undone. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ImportReport report;

        Undone(ImportReport report) {
            super("nothing is to be written", null, false, false);
            this.report = report;
        }
    }

    ImportReport into(TenantStorage storage) {
        if (!settings.dryRun() && !settings.allOrNothing()) {
            return all(storage);
        }
        try {
            return storage.atomically(unit -> {
                ImportReport report = all(unit);
                if (settings.dryRun()) {
                    Ending ending = report.ending() == Ending.DONE ? Ending.DRY_RUN : report.ending();
                    throw new Undone(new ImportReport(ending, report.parts()));
                }
                if (report.ending() == Ending.DONE && report.rejected() == 0) {
                    return report;
                }
                Ending ending = report.ending() == Ending.DONE ? Ending.REFUSED : report.ending();
                throw new Undone(new ImportReport(ending, report.parts()));
            });
        } catch (Undone e) {
            return e.report;
        }
    }

    private ImportReport all(TenantStorage storage) {
        List<ImportReport.Part> parts = new ArrayList<>();
        Ending ending = Ending.DONE;
        for (ImportFile file : files) {
            if (ending == Ending.DONE) {
                Tally tally = new Tally(file.content());
                ending = one(file, storage, tally);
                parts.add(tally.part());
                LOG.debug("imported {}: {} rows, {}", file.content(), tally.rows(), ending);
            }
        }
        return new ImportReport(ending, parts);
    }

    private Ending one(ImportFile file, TenantStorage storage, Tally tally) {
        FactWriter writer = FactWriter.of(file.content(), settings);
        try (TextFile text = file.open()) {
            Rows rows = Rows.of(file.content(), file.format(), text, settings);
            List<Row> batch = new ArrayList<>();
            long read = 0;
            long characters = 0;
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (read++ >= settings.maxRows()) {
                    write(batch, writer, storage, tally);
                    return Ending.LIMIT_REACHED;
                }
                batch.add(row);
                characters += row.length();
                if (batch.size() == settings.batch() || characters >= MAX_CHARACTERS) {
                    write(batch, writer, storage, tally);
                    characters = 0;
                }
                if (read % NEWS == 0) {
                    settings.progress().progress(read, text.read(), text.size());
                    if (settings.cancelled().getAsBoolean()
                            || Thread.currentThread().isInterrupted()) {
                        return Ending.CANCELLED;
                    }
                }
            }
            write(batch, writer, storage, tally);
            settings.progress().progress(read, text.read(), text.size());
            return Ending.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file (%s) cannot be read to its end.%nMaybe it was cut off, or is a directory?"
                            .formatted(file.name()),
                    e);
        }
    }

    private void write(List<Row> batch, FactWriter writer, TenantStorage storage, Tally tally) {
        if (!batch.isEmpty()) {
            List<Row> rows = List.copyOf(batch);
            tally.add(storage.atomically(unit -> writer.write(rows, unit)), rejections);
            batch.clear();
        }
    }
}
