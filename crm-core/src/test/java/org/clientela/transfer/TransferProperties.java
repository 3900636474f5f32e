package org.clientela.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.clientela.attribute.AttributeKey;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.StorageFailureException;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.transfer.ImportReport.Ending;

/** Whatever a tenant has: it arrives as it left, once, however often and with whatever interruptions it is moved. */
class TransferProperties {
    /** Each writes and reads a dozen files. */
    private static final int TRIES = 60;

    private static final Export CSV =
            Export.all().asCsv().vocabulary(House.VOCABULARY).attribute(AttributeKey.texts("odd name"));
    private static final Import IN =
            Import.byName().vocabulary(House.VOCABULARY).attribute(AttributeKey.texts("odd name"));

    @Provide
    Arbitrary<House> houses() {
        return House.any();
    }

    private interface Work {
        void in(Path directory) throws IOException;
    }

    private static void inDirectory(Work work) throws IOException {
        Path directory = Files.createTempDirectory("transfer");
        try {
            work.in(directory);
        } finally {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void arrivesAsItLeft(House house, Export export) throws IOException {
        inDirectory(directory -> {
            TenantStorage from = house.kept();
            TenantStorage to = House.empty();
            export.run(directory, from);

            ImportReport dry = IN.dryRun().run(directory, to);
            assertThat(House.content(to)).isEmpty();
            ImportReport first = IN.run(directory, to);
            assertThat(first.rejected()).as(first::toString).isZero();
            assertThat(dry.parts()).isEqualTo(first.parts());
            assertThat(House.content(to)).isEqualTo(House.content(from));

            ImportReport second = IN.run(directory, to);
            assertThat(second.parts()).allMatch(part -> part.unchanged() == part.rows());
            assertThat(House.content(to)).isEqualTo(House.content(from));

            Path again = directory.resolve("again");
            export.run(again, to);
            for (Content content : Content.values()) {
                assertThat(sizes(again, content)).isEqualTo(sizes(directory, content));
            }
        });
    }

    private static List<Integer> sizes(Path directory, Content content) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Integer> sizes = new ArrayList<>();
            for (Path file : files.filter(file -> Format.nameOf(file).startsWith(content.toString()))
                    .toList()) {
                sizes.add((int)
                        Files.readString(file).chars().filter(c -> c == '\n').count());
            }
            return sizes;
        }
    }

    @Property(tries = TRIES)
    void json_lines_lose_nothing(@ForAll("houses") House house) throws IOException {
        arrivesAsItLeft(house, Export.all());
    }

    @Property(tries = TRIES)
    void csv_loses_nothing(@ForAll("houses") House house) throws IOException {
        arrivesAsItLeft(house, CSV);
    }

    @Property(tries = TRIES)
    void no_text_cell_of_a_csv_begins_like_a_formula(@ForAll("houses") House house) throws IOException {
        inDirectory(directory -> {
            CSV.run(directory, house.kept());
            for (Content content : Content.values()) {
                Path file = directory.resolve(content + ".csv");
                try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                    rows.forEach(row -> row.getFieldsAsMap().forEach((heading, cell) -> {
                        boolean isNumber = List.of("quantity", "rating", "returnsPolicy.days", "attribute.size")
                                .contains(heading);
                        assertThat(isNumber || cell.isEmpty() || "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(0)) < 0)
                                .as(heading)
                                .isTrue();
                    }));
                }
            }
        });
    }

    /** The storage fails at the n-th write; the next attempt finishes. */
    @Property(tries = TRIES)
    void an_import_that_broke_off_is_finished_by_repeating_it(
            @ForAll("houses") House house, @ForAll @IntRange(min = 1, max = 12) int failAt) throws IOException {
        inDirectory(directory -> {
            TenantStorage from = house.kept();
            TenantStorage to = House.empty();
            Export.all().run(directory, from);

            Throwable failure = catchThrowable(() -> IN.batch(2).run(directory, new Failing(to, failAt)));
            assertThat(failure == null || failure instanceof StorageFailureException)
                    .isTrue();
            ImportReport report = IN.batch(2).run(directory, to);

            assertThat(report.ending()).isEqualTo(Ending.DONE);
            assertThat(House.content(to)).isEqualTo(House.content(from));
        });
    }

    /** A storage whose n-th unit of work fails after its work was done, and is undone. */
    private static final class Failing implements TenantStorage {
        private final TenantStorage storage;
        private int left;

        Failing(TenantStorage storage, int left) {
            this.storage = storage;
            this.left = left;
        }

        @Override
        public <T> EntityStore<T> entities(EntityType<T> type) {
            return storage.entities(type);
        }

        @Override
        public Timeline timeline() {
            return storage.timeline();
        }

        @Override
        public <R> R atomically(Function<TenantStorage, R> work) {
            return storage.atomically(unit -> {
                R result = work.apply(unit);
                if (--left == 0) {
                    throw new StorageFailureException("53100", "Maybe there is room later?", new IOException());
                }
                return result;
            });
        }
    }

    @Property(tries = TRIES)
    void all_or_nothing_is_what_it_says(@ForAll("houses") House house, @ForAll boolean broken) throws IOException {
        inDirectory(directory -> {
            TenantStorage from = house.kept();
            TenantStorage to = House.empty();
            Export.all().run(directory, from);
            if (broken) {
                Files.writeString(directory.resolve("events.jsonl"), "{}\n", StandardOpenOption.APPEND);
            }

            ImportReport report = IN.allOrNothing().batch(1).run(directory, to);

            assertThat(report.ending()).isEqualTo(broken ? Ending.REFUSED : Ending.DONE);
            assertThat(House.content(to)).isEqualTo(broken ? List.of() : House.content(from));
        });
    }

    @Property
    void the_cells_of_a_list_come_back(@ForAll("lists") List<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        assertThat(Cell.LIST.write(list).map(cell -> Cell.LIST.read("tags", cell)))
                .isEqualTo(texts.isEmpty() ? Optional.empty() : Optional.of(list));
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return House.texts().list().ofMaxSize(4);
    }
}
