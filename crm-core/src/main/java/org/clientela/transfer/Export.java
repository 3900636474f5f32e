package org.clientela.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.clientela.attribute.AttributeKey;
import org.clientela.profile.Vocabulary;
import org.clientela.store.TenantStorage;
import org.jspecify.annotations.Nullable;

/**
 * Writes customers, offerings and events of a tenant to files of JSON Lines or CSV, in UTF-8. Immutable; each method gives a copy.
 *
 * <pre>{@code
 * Export.all().run(Path.of("backup"), tenant);                    // offerings.jsonl, customers.jsonl, events.jsonl
 * Export.of(Content.CUSTOMERS).run(Path.of("customers.csv.gz"), tenant);
 * }</pre>
 *
 * <p>The order is that of ids; of events, that of customers and times. JSON Lines keep everything exactly. CSV is for spreadsheets, and no
 * cell of it is ever taken for a formula: an apostrophe goes before one that would be. {@link Import} reads both, takes the apostrophe
 * away and arrives at the same facts.
 *
 * <p>Only one row is held in memory. A file takes its name when it is complete; one of that name is replaced then. What is written meanwhile may
 * be in it or not; events are read first, so that the customers and offerings they name are there too.
 */
public final class Export {
    private final @Nullable Content only;
    private final Format format;
    private final @Nullable Vocabulary vocabulary;
    private final List<AttributeKey<?>> keys;
    private final LongConsumer progress;
    private final BooleanSupplier cancelled;

    private Export(
            @Nullable Content only,
            Format format,
            @Nullable Vocabulary vocabulary,
            List<AttributeKey<?>> keys,
            LongConsumer progress,
            BooleanSupplier cancelled) {
        this.only = only;
        this.format = format;
        this.vocabulary = vocabulary;
        this.keys = List.copyOf(keys);
        this.progress = Objects.requireNonNull(progress, "progress");
        this.cancelled = Objects.requireNonNull(cancelled, "cancelled");
    }

    /**
     * All there is, into a directory; or what the name of a file tells.
     *
     * @return to be told more
     */
    public static Export all() {
        return new Export(null, Format.JSON_LINES, null, List.of(), rows -> {}, () -> false);
    }

    /**
     * One kind of content, into a file of any name.
     *
     * @param content what it will hold
     * @return to be told more
     */
    public static Export of(Content content) {
        return new Export(
                Objects.requireNonNull(content, "content"),
                Format.JSON_LINES,
                null,
                List.of(),
                rows -> {},
                () -> false);
    }

    /**
     * Writes CSV into a directory, instead of JSON Lines. The name of a single file tells for itself.
     *
     * @return the copy
     */
    public Export asCsv() {
        return new Export(only, Format.CSV, vocabulary, keys, progress, cancelled);
    }

    /**
     * Names the vocabulary whose attributes have columns of their own in CSV.
     *
     * @param words of the host
     * @return the copy
     */
    public Export vocabulary(Vocabulary words) {
        return new Export(only, format, words, keys, progress, cancelled);
    }

    /**
     * Gives an attribute a column of its own in CSV.
     *
     * @param key its name and type
     * @return the copy
     */
    public Export attribute(AttributeKey<?> key) {
        List<AttributeKey<?>> more = new ArrayList<>(keys);
        more.add(key);
        return new Export(only, format, vocabulary, more, progress, cancelled);
    }

    /**
     * Names who hears how far it has come.
     *
     * @param rows is given the number of rows of a file, about every 1,000 of them
     * @return the copy
     */
    public Export onProgress(LongConsumer rows) {
        return new Export(only, format, vocabulary, keys, rows, cancelled);
    }

    /**
     * Names a condition under which the export ends; the file under way is given up then.
     *
     * @param condition asked about every 1,000 rows
     * @return the copy
     */
    public Export cancelledWhen(BooleanSupplier condition) {
        return new Export(only, format, vocabulary, keys, progress, condition);
    }

    /**
     * Writes a file, or all into a directory.
     *
     * @param path {@code customers.jsonl}, {@code events.csv.gz}, or a directory, which is made if it is not there
     * @param storage of the tenant
     * @return what was written
     * @throws IllegalArgumentException if the name of a file does not tell what it is to hold
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public ExportReport run(Path path, TenantStorage storage) {
        ExportRun run = new ExportRun(storage, this::columns, progress, cancelled);
        Optional<Format> ofFile = Files.isDirectory(path) ? Optional.empty() : Format.find(path);
        if (ofFile.isPresent()) {
            Content content = Optional.ofNullable(only)
                    .or(() -> ImportFile.content(path))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The name of the file (%s) does not tell what it is to hold.%nMaybe name it customers, offerings or events, or say Export.of(Content)?"
                                    .formatted(path)));
            run.write(content, ofFile.get(), path);
        } else {
            run.makeDirectory(path);
            for (Content content : List.of(Content.EVENTS, Content.CUSTOMERS, Content.OFFERINGS)) {
                if (only == null || only == content) {
                    run.write(content, format, path.resolve(content + format.suffix()));
                }
            }
        }
        return run.report();
    }

    private Columns columns(Content content) {
        List<AttributeKey<?>> all = new ArrayList<>(keys);
        if (vocabulary != null) {
            all.addAll(DeclaredAttributes.of(content, vocabulary));
        }
        return Columns.of(content, all.stream().distinct().toList());
    }
}
