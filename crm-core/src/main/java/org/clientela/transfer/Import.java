package org.clientela.transfer;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.clientela.attribute.AttributeKey;
import org.clientela.profile.OrderCsv;
import org.clientela.profile.Vocabulary;
import org.clientela.store.TenantStorage;

/**
 * Reads customers, offerings and events from files of JSON Lines or CSV, in UTF-8, packed with gzip or not, into a storage. Immutable;
 * each method gives a copy.
 *
 * <pre>{@code
 * ImportReport report = Import.byName()
 *         .column("Land", "country")
 *         .rejectedTo(Path.of("rejected.csv"))
 *         .run(Path.of("customers.csv"), tenant);
 * System.out.println(report);                      // rows read, added, changed, unchanged, rejected and why
 * }</pre>
 *
 * <p>The same file may be read again: what is there already, and the same, is left alone. So an import that was cancelled or
 * killed is finished by repeating it. Rows are written a batch at a time, each batch whole or not at all, and little more than
 * a batch is held in memory.
 *
 * <p>A row that cannot be taken is passed over and reported by its line, its field and a reason, never by what stands in it. Of two rows of
 * one id the later one decides for customers and offerings; for events it is passed over if it says the same, else rejected.
 *
 * <p>In CSV the columns are named as the fields in JSON are: {@code id}, {@code kind}, {@code party.name}; see the guide for all of
 * them. A cell with several texts has a bar between two; one with objects has JSON. The attribute {@code size} is the column {@code
 * attribute.size}, of the type the vocabulary declares, else a text; {@code attributes} has all others, as JSON. An empty cell removes what is
 * there, a quoted empty one ({@code ""}) is an empty text; columns that the file does not have are left as they are. In JSON
 * Lines, a row is the whole.
 */
public final class Import {
    /** How many rows are written together if nothing else is said. */
    public static final int DEFAULT_BATCH = 500;

    /** The most rows that may be written together. */
    public static final int MAX_BATCH = 10_000;

    private final ImportSettings settings;

    private Import(ImportSettings settings) {
        this.settings = settings;
    }

    /**
     * Files whose names tell what they hold: they begin with {@code customers}, {@code offerings} or {@code events}.
     *
     * @return to be told more
     */
    public static Import byName() {
        return new Import(ImmutableImportSettings.builder().build());
    }

    /**
     * Files of any name.
     *
     * @param content what they hold
     * @return to be told more
     */
    public static Import of(Content content) {
        return new Import(ImmutableImportSettings.builder().content(content).build());
    }

    /**
     * Says what a column of a CSV file is.
     *
     * @param heading in the file
     * @param name of the column
     * @return the copy
     */
    public Import column(String heading, String name) {
        Map<String, String> more = new LinkedHashMap<>(settings.columns());
        more.put(Objects.requireNonNull(heading, "heading"), Objects.requireNonNull(name, "name"));
        return new Import(settings.withColumns(more));
    }

    /**
     * Leaves columns of a CSV file out.
     *
     * @param headings in the file
     * @return the copy
     */
    public Import without(String... headings) {
        Set<String> more = new LinkedHashSet<>(settings.without());
        more.addAll(Arrays.asList(headings));
        return new Import(settings.withWithout(more));
    }

    /**
     * Names the vocabulary that tells the types of attributes in CSV.
     *
     * @param vocabulary of the host
     * @return the copy
     */
    public Import vocabulary(Vocabulary vocabulary) {
        return new Import(settings.withVocabulary(vocabulary));
    }

    /**
     * Tells the type of an attribute in CSV.
     *
     * @param key its name and type
     * @return the copy
     */
    public Import attribute(AttributeKey<?> key) {
        List<AttributeKey<?>> more = new ArrayList<>(settings.moreKeys());
        more.add(key);
        return new Import(settings.withMoreKeys(more));
    }

    /**
     * Says when we learn of events that do not say it themselves.
     *
     * @param instant without it, such an event is rejected
     * @return the copy
     */
    public Import recordedAt(Instant instant) {
        return new Import(settings.withRecordedAt(instant));
    }

    /**
     * Writes nothing, and gives the report it would give otherwise. All is done in one unit of work, which is undone.
     *
     * @return the copy
     */
    public Import dryRun() {
        return new Import(settings.withDryRun(true));
    }

    /**
     * Writes all rows or, if one is rejected, none. All is done in one unit of work, as large as the files.
     *
     * @return the copy
     */
    public Import allOrNothing() {
        return new Import(settings.withAllOrNothing(true));
    }

    /**
     * Sets how many rows are written together.
     *
     * @param rows in [1, {@value #MAX_BATCH}]
     * @return the copy
     */
    public Import batch(int rows) {
        if (rows < 1 || rows > MAX_BATCH) {
            throw new IllegalArgumentException(
                    "The batch (%d) is not in [1, %d].%nMaybe a few hundred rows?".formatted(rows, MAX_BATCH));
        }
        return new Import(settings.withBatch(rows));
    }

    /**
     * Sets how many rows of a file are read. The import ends when there are more.
     *
     * @param rows at least 1
     * @return the copy
     */
    public Import maxRows(long rows) {
        if (rows < 1) {
            throw new IllegalArgumentException(
                    "The limit of rows (%d) is below 1.%nMaybe leave it out?".formatted(rows));
        }
        return new Import(settings.withMaxRows(rows));
    }

    /**
     * Writes down which rows are rejected, as CSV: content, row, kind, field, reason.
     *
     * @param file replaced if it is there
     * @return the copy
     */
    public Import rejectedTo(Path file) {
        return new Import(settings.withRejectedFile(file));
    }

    /**
     * Names who hears which rows are rejected.
     *
     * @param consumer called by the thread that imports, after the batch was written
     * @return the copy
     */
    public Import onRejected(Consumer<RejectedRow> consumer) {
        return new Import(settings.withRejected(consumer));
    }

    /**
     * Names a further check.
     *
     * @param check is given a {@link org.clientela.customer.Customer}, an {@link org.clientela.offering.Offering} or an {@link
     *     org.clientela.event.Event}, and the storage as it will be when the rows before are written; gives the problem, if there is one
     * @return the copy
     */
    public Import checkedBy(BiFunction<Object, TenantStorage, Optional<Problem>> check) {
        return new Import(settings.withCheck(check));
    }

    /**
     * Names who hears how far it has come.
     *
     * @param progress called by the thread that imports, about every 1,000 rows and at the end of each file
     * @return the copy
     */
    public Import onProgress(OrderCsv.Progress progress) {
        return new Import(settings.withProgress(progress));
    }

    /**
     * Names a condition under which the import ends, after a batch. It ends as well when its thread is interrupted.
     *
     * @param cancelled asked about every 1,000 rows
     * @return the copy
     */
    public Import cancelledWhen(BooleanSupplier cancelled) {
        return new Import(settings.withCancelled(cancelled));
    }

    /**
     * Reads a file, or all of a directory: offerings, customers, events.
     *
     * @param path {@code customers.jsonl}, {@code events-2026.csv.gz} or a directory that has at most one file of each content
     * @param storage of the tenant, or a unit of work on it
     * @return how it went
     * @throws IllegalArgumentException if there is no file, its name does not tell what it holds, or its header is not understood
     * @throws java.io.UncheckedIOException if a file cannot be read; the batches before are written
     * @throws org.clientela.store.StorageException if the storage fails; the batches before are written
     */
    public ImportReport run(Path path, TenantStorage storage) {
        return run(ImportFile.in(path, settings), storage);
    }

    ImportReport run(List<ImportFile> files, TenantStorage storage) {
        try (Rejections rejections = Rejections.to(settings)) {
            return new ImportRun(settings, files, rejections).into(storage);
        }
    }
}
