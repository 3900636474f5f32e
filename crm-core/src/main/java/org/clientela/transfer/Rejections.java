package org.clientela.transfer;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where rejected rows are told: each once, also if a storage runs a unit of work again. */
final class Rejections implements AutoCloseable {
    private final Consumer<RejectedRow> consumer;
    private final @Nullable CsvWriter file;
    private final Map<Content, Long> told = new EnumMap<>(Content.class);

    private Rejections(Consumer<RejectedRow> consumer, @Nullable CsvWriter file) {
        this.consumer = consumer;
        this.file = file;
    }

    static Rejections to(ImportSettings settings) {
        Path path = settings.rejectedFile().orElse(null);
        if (path == null) {
            return new Rejections(settings.rejected(), null);
        }
        try {
            CsvWriter file = CsvWriter.builder().build(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
            file.writeRecord("content", "row", "kind", "field", "reason");
            return new Rejections(settings.rejected(), file);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    void tell(RejectedRow row) {
        if (row.row() <= told.getOrDefault(row.content(), 0L)) {
            return;
        }
        told.put(row.content(), row.row());
        if (file != null) {
            Problem problem = row.problem();
            file.writeRecord(
                    row.content().toString(),
                    Long.toString(row.row()),
                    problem.kind().toString(),
                    problem.field(),
                    problem.reason());
        }
        consumer.accept(row);
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The rejected rows cannot be written to their end.", e);
            }
        }
    }

    private static UncheckedIOException unwritable(Path path, IOException e) {
        return new UncheckedIOException(
                "The file (%s) cannot be written.%nMaybe its directory is not there?".formatted(path), e);
    }
}
