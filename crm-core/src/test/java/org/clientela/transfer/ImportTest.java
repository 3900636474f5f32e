package org.clientela.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.clientela.attribute.AttributeKey;
import org.clientela.customer.ContactPoint;
import org.clientela.customer.Country;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.customer.Party;
import org.clientela.event.Event;
import org.clientela.money.Money;
import org.clientela.offering.Offering;
import org.clientela.profile.Vocabulary;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.Versioned;
import org.clientela.transfer.ImportReport.Ending;
import org.clientela.transfer.Problem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class ImportTest {
    private static final String MARKER = "Zaphod";

    private final TenantStorage storage = House.empty();

    @TempDir
    Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Optional<Customer> customer(String id) {
        return storage.entities(EntityType.CUSTOMER).find(id).map(Versioned::entity);
    }

    private ImportReport.Part only(ImportReport report) {
        assertThat(report.parts()).hasSize(1);
        return report.parts().get(0);
    }

    @Test
    void readsAHandMadeFileOfCustomers() throws IOException {
        Path file = file(
                "customers.csv",
                "\ufeffKundennr;Art;Firma;Land;E-Mail;Umsatzziel;tags;Bemerkung\r\n"
                        + "c-1; INDUSTRIAL ;Acme Pumps;DE;a@b.example|c@d.example;EUR 5;red|key \\| account;secret\r\n"
                        + "c-2;CONSUMER;;;;;;\r\n");

        ImportReport report = Import.byName()
                .column("Kundennr", "id")
                .column("Art", "kind")
                .column("Firma", "party.name")
                .column("Land", "country")
                .column("E-Mail", "email")
                .column("Umsatzziel", "attribute.target")
                .without("Bemerkung")
                .vocabulary(Vocabulary.standard().withAttribute(AttributeKey.money("target")))
                .run(file, storage);

        assertThat(report).hasToString("""
                        done
                                          rows       added     changed   unchanged    rejected
                        customers            2           2           0           0           0
                        """);
        Customer acme = customer("c-1").orElseThrow();
        assertThat(acme.party()).contains(Party.Organization.of("Acme Pumps"));
        assertThat(acme.contactPoints())
                .containsExactly(ContactPoint.Email.of("a@b.example"), ContactPoint.Email.of("c@d.example"));
        assertThat(acme.attributes().find(AttributeKey.money("target"))).contains(Money.parse("EUR 5"));
        assertThat(acme.tags()).containsExactly("red", "key | account");
    }

    @Test
    void leavesAloneWhatACsvDoesNotSay() throws IOException {
        Customer acme = Customer.builder()
                .id("acme")
                .kind(CustomerKind.INDUSTRIAL)
                .organization("Acme")
                .since(LocalDate.parse("2020-01-01"))
                .addTag("red")
                .build();
        storage.entities(EntityType.CUSTOMER).put(acme, 0);

        ImportReport report =
                Import.byName().run(file("customers.csv", "id,country,tags\nacme,DE,\nnew,FR,\n"), storage);

        assertThat(customer("acme")).contains(acme.withTags().withCountry(Country.of("DE")));
        assertThat(only(report).changed()).isEqualTo(1);
        assertThat(only(report).details())
                .containsExactly(
                        new RejectedRow(Content.CUSTOMERS, 3, new Problem(Kind.MISSING, "kind", "is not there")));
    }

    static List<Arguments> badRows() {
        String id = "{\"id\":\"a\",\"kind\":\"CONSUMER\"";
        return List.of(
                Arguments.of("customers", id + ",\"@class\":\"java.lang.Runtime\"}", Kind.UNKNOWN_FIELD, ""),
                Arguments.of("customers", id + ",\"id\":\"b\"}", Kind.MALFORMED, ""),
                Arguments.of("customers", id + "} " + MARKER, Kind.MALFORMED, ""),
                Arguments.of("customers", "[]", Kind.MALFORMED, ""),
                Arguments.of("customers", "null", Kind.MALFORMED, ""),
                Arguments.of("customers", "{\"id\":\"a\"}", Kind.MISSING, "kind"),
                Arguments.of("customers", "{\"id\":\"a\",\"kind\":\"" + MARKER + "\"}", Kind.INVALID, "kind"),
                Arguments.of("customers", id + ",\"country\":\"" + MARKER + "\"}", Kind.INVALID, "country"),
                Arguments.of("customers", id + ",\"since\":\"" + MARKER + "\"}", Kind.INVALID, "since"),
                Arguments.of(
                        "customers",
                        id + ",\"contactPoints\":[{\"type\":\"email\",\"address\":\"" + MARKER + "\"}]}",
                        Kind.INVALID,
                        "contactPoints"),
                Arguments.of(
                        "customers",
                        id + ",\"relationships\":[{\"type\":\"REFERRED_BY\",\"customer\":\"a\"}]}",
                        Kind.INVALID,
                        ""),
                Arguments.of("customers", id + ",\"attributes\":{\"x\":\"\\u0000\"}}", Kind.INVALID, "attributes"),
                Arguments.of("customers", id + ",\"attributes\":{\"x\":\"\\ud800\"}}", Kind.MALFORMED, "attributes"),
                Arguments.of("customers", id + ",\"attributes\":{\"x\":NaN}}", Kind.MALFORMED, ""),
                Arguments.of("customers", id + ",\"attributes\":{\"x\":1e1000000}}", Kind.INVALID, "attributes"),
                Arguments.of(
                        "customers", id + ",\"attributes\":{\"x\":" + "9".repeat(1_000_000) + "}}", Kind.TOO_LARGE, ""),
                Arguments.of("customers", "[".repeat(100_000), Kind.TOO_LARGE, ""),
                Arguments.of("customers", id + ",\"x\":\"" + "y".repeat(5_000_000) + "\"}", Kind.TOO_LARGE, ""),
                Arguments.of(
                        "offerings",
                        "{\"id\":\"p\",\"name\":\"P\",\"price\":\"" + MARKER + "\"}",
                        Kind.INVALID,
                        "price"),
                Arguments.of(
                        "offerings",
                        "{\"id\":\"p\",\"name\":\"P\",\"returnsPolicy\":{\"days\":1e1000000}}",
                        Kind.INVALID,
                        "returnsPolicy"),
                Arguments.of("offerings", "{\"id\":\"p\",\"name\":\"P\",\"line\":\"a\\u0000\"}", Kind.INVALID, "line"),
                Arguments.of("events", event("1", "\"quantity\":1e1000000"), Kind.INVALID, "quantity"),
                Arguments.of("events", event("1", "\"amount\":\"EUR 1e1000000\""), Kind.INVALID, "amount"),
                Arguments.of("events", event("1", "\"amount\":\"EUR 1\",\"cost\":\"USD 1\""), Kind.INVALID, ""),
                Arguments.of("events", event("1", "\"occurredAt\":\"" + MARKER + "\""), Kind.MALFORMED, ""),
                Arguments.of(
                        "events",
                        "{\"id\":\"1\",\"customer\":\"a\",\"type\":\"contact\"}",
                        Kind.MISSING,
                        "occurredAt"));
    }

    private static String event(String id, String more) {
        return "{\"id\":\"" + id + "\",\"customer\":\"a\",\"type\":\"contact\",\"occurredAt\":\"2026-03-01T10:00:00Z\","
                + "\"recordedAt\":\"2026-03-01T10:00:00Z\"," + more + "}";
    }

    private static String good(String content, int i) {
        return switch (content) {
            case "customers" -> "{\"id\":\"good-" + i + "\",\"kind\":\"CONSUMER\"}";
            case "offerings" -> "{\"id\":\"good-" + i + "\",\"name\":\"P\"}";
            default -> event("good-" + i, "\"note\":\"x\"");
        };
    }

    @ParameterizedTest(name = "{index} {0} {2} {3}")
    @MethodSource("badRows")
    void passesOverABadRowAndTakesTheGoodOnes(String content, String bad, Kind kind, String field) throws IOException {
        Path file = file(content + ".jsonl", good(content, 1) + "\n" + bad + "\n\n" + good(content, 2) + "\n");
        long start = System.nanoTime();

        ImportReport report = Import.byName().run(file, storage);

        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
        ImportReport.Part part = only(report);
        assertThat(part.added()).as(report.toString()).isEqualTo(2);
        assertThat(part.details()).hasSize(1);
        RejectedRow rejected = part.details().get(0);
        assertThat(rejected.row()).isEqualTo(2);
        assertThat(rejected.problem().kind()).as(rejected.toString()).isEqualTo(kind);
        assertThat(rejected.problem().field()).as(rejected.toString()).isEqualTo(field);
        assertThat(report.toString()).doesNotContain(MARKER);
    }

    static List<Arguments> badCsv() {
        return List.of(
                Arguments.of("c-1,CONSUMER,x", Kind.MALFORMED),
                Arguments.of("c-1", Kind.MALFORMED),
                Arguments.of("c-1,\"CONSUMER", Kind.MALFORMED),
                Arguments.of("c-1,\"CON\"SUMER", Kind.MALFORMED),
                Arguments.of("c-1,\u0000", Kind.INVALID),
                Arguments.of("\"c\r\n1\",CONSUMER", Kind.INVALID),
                Arguments.of(",CONSUMER", Kind.MISSING),
                Arguments.of("c-1," + MARKER, Kind.INVALID),
                Arguments.of("c-1," + "x".repeat(200_000), Kind.MALFORMED));
    }

    @ParameterizedTest(name = "{index} {1}")
    @MethodSource("badCsv")
    void passesOverABadRowOfCsv(String bad, Kind kind) throws IOException {
        Path file = file("customers.csv", "id,kind\ngood-1,CONSUMER\n" + bad + "\ngood-2,CONSUMER\n");

        ImportReport report = Import.byName().run(file, storage);

        assertThat(only(report).added()).as(report.toString()).isEqualTo(2);
        assertThat(only(report).details()).hasSize(1);
        assertThat(only(report).details().get(0).row()).isEqualTo(3);
        assertThat(only(report).details().get(0).problem().kind())
                .as(report.toString())
                .isEqualTo(kind);
        assertThat(report.toString()).doesNotContain(MARKER);
    }

    @Test
    void passesOverWhatIsNotUtf8() throws IOException {
        byte[] latin1 =
                "{\"id\":\"a\",\"kind\":\"CONSUMER\",\"party\":{\"type\":\"organization\",\"name\":\"Gr\u00fcn\"}}\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.write((good("customers", 1) + "\n").getBytes(StandardCharsets.UTF_8));
        mixed.write(latin1);
        mixed.write("{\"id\":\"\ufffd\",\"kind\":\"CONSUMER\"}\n".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(directory.resolve("customers.jsonl"), mixed.toByteArray());

        ImportReport report = Import.byName().run(file, storage);

        assertThat(only(report).added()).isEqualTo(2);
        assertThat(only(report).reasons()).containsOnlyKeys(Kind.MALFORMED);
    }

    @Test
    void writesDownWhereAndWhyAndNeverWhat() throws IOException {
        Path rejected = directory.resolve("rejected.csv");
        List<RejectedRow> heard = new ArrayList<>();
        Path file = file(
                "customers.csv",
                "id,kind,country,attribute.note\nc-1,CONSUMER," + MARKER + ",x\n" + MARKER + "," + MARKER + ",DE,x\n");

        Import.byName().rejectedTo(rejected).onRejected(heard::add).run(file, storage);

        assertThat(rejected).hasContent("""
                        content,row,kind,field,reason
                        customers,2,invalid,country,"expected an ISO 3166-1 code of two capital letters, as in DE"
                        customers,3,invalid,kind,"expected INDUSTRIAL, CONSUMER, INSTITUTIONAL or GOVERNMENT"
                        """);
        assertThat(heard).hasSize(2);
    }

    @Test
    void refusesAHeaderItDoesNotUnderstandWithoutRepeatingIt() throws IOException {
        Path file = file("customers.csv", "id,kind," + MARKER + "\nc-1,CONSUMER,x\n");

        assertThatThrownBy(() -> Import.byName().run(file, storage))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The heading of column 3")
                .hasMessageNotContaining(MARKER);
        assertThatThrownBy(() -> Import.byName().run(file("customers.csv", "id,id\n"), storage))
                .hasMessageContaining("has the column (id) twice");
        assertThatThrownBy(() -> Import.byName().run(file("customers.csv", ""), storage))
                .hasMessageContaining("has no header");
        assertThatThrownBy(() -> Import.byName().run(file("clients.csv", "id\n"), storage))
                .hasMessageContaining("does not tell what it holds");
        assertThatThrownBy(() -> Import.byName().run(file("customers.txt", "id\n"), storage))
                .hasMessageContaining("does not tell how it is written");
        assertThatThrownBy(() -> Import.byName().run(Files.createDirectory(directory.resolve("empty")), storage))
                .hasMessageContaining("has nothing to import");
    }

    @Test
    void takesAnEventOnceAndNamesOneThatSaysSomethingElse() throws IOException {
        Path file = file(
                "events.jsonl",
                event("1", "\"note\":\"x\"") + "\n" + event("1", "\"note\":\"x\"") + "\n" + event("1", "\"note\":\"y\"")
                        + "\n" + event("2", "\"note\":\"z\"") + "\n");

        ImportReport.Part part = only(Import.byName().run(file, storage));

        assertThat(part.added()).isEqualTo(2);
        assertThat(part.unchanged()).isEqualTo(1);
        assertThat(part.reasons()).containsEntry(Kind.CONFLICT, 1L);
        assertThat(part.details().get(0).row()).isEqualTo(3);
    }

    @Test
    void fillsInWhenWeLearntOfAnEvent() throws IOException {
        Path file = file("events.csv", "id,customer,type,occurredAt,quantity\n1,a,contact,2026-03-01T10:00:00Z,-5\n");

        assertThat(only(Import.byName().run(file, storage)).reasons()).containsOnlyKeys(Kind.MISSING);
        Import.byName().recordedAt(Instant.EPOCH).run(file, storage);

        try (Stream<Event> events = storage.timeline().scan()) {
            Event event = events.findFirst().orElseThrow();
            assertThat(event.recordedAt()).isEqualTo(Instant.EPOCH);
            assertThat(event.quantity()).contains(new BigDecimal("-5"));
        }
    }

    @Test
    void asksWhoeverImports() throws IOException {
        Path file = file("offerings.jsonl", good("offerings", 1) + "\n" + good("offerings", 2) + "\n");

        ImportReport report = Import.byName()
                .checkedBy((fact, unit) -> ((Offering) fact).id().value().endsWith("2")
                        ? Optional.of(new Problem(Kind.REFUSED, "id", "is not wanted"))
                        : Optional.empty())
                .run(file, storage);

        assertThat(report.toString()).contains("offerings row 2, refused, id: is not wanted");
        assertThat(only(report).added()).isEqualTo(1);
    }

    @Test
    void readsWhatIsPacked() throws IOException {
        Path file = directory.resolve("customers-2026.jsonl.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(good("customers", 1).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(only(Import.byName().run(file, storage)).added()).isEqualTo(1);
        Export.of(Content.CUSTOMERS).run(directory.resolve("all.csv.gz"), storage);
        assertThat(only(Import.of(Content.CUSTOMERS).run(directory.resolve("all.csv.gz"), storage))
                        .unchanged())
                .isEqualTo(1);
    }

    @Test
    void endsWhenItIsCancelledSaysHowFarItCameAndIsFinishedByRepeating() {
        AtomicLong heard = new AtomicLong();
        ImportFile file = generated(Content.CUSTOMERS, 10_000, i -> good("customers", (int) i));

        ImportReport report = Import.byName()
                .batch(300)
                .onProgress((rows, bytes, total) -> heard.set(rows))
                .cancelledWhen(() -> heard.get() >= 4_000)
                .run(List.of(file), storage);

        assertThat(report.ending()).isEqualTo(Ending.CANCELLED);
        assertThat(only(report).rows()).isEqualTo(3_900).isEqualTo(only(report).added());
        assertThat(report.toString()).startsWith("cancelled");

        ImportReport rest = Import.byName().run(List.of(file), storage);
        assertThat(only(rest).added()).isEqualTo(6_100);
        assertThat(only(rest).unchanged()).isEqualTo(3_900);
    }

    @Test
    void endsAtTheLimitOfRows() {
        ImportFile file = generated(Content.CUSTOMERS, 100, i -> good("customers", (int) i));

        ImportReport report = Import.byName().maxRows(10).run(List.of(file), storage);

        assertThat(report.ending()).isEqualTo(Ending.LIMIT_REACHED);
        assertThat(only(report).added()).isEqualTo(10);
    }

    @Test
    void exportsNothingUnderItsNameUntilItIsComplete() {
        for (int i = 0; i < 3_000; i++) {
            storage.entities(EntityType.CUSTOMER)
                    .put(
                            Customer.builder()
                                    .id("c" + i)
                                    .kind(CustomerKind.CONSUMER)
                                    .build(),
                            0);
        }

        ExportReport report = Export.all().cancelledWhen(() -> true).run(directory, storage);

        assertThat(report.isComplete()).isFalse();
        assertThat(directory.resolve("customers.jsonl")).doesNotExist();
        assertThat(directory.resolve("customers.jsonl.part")).doesNotExist();
        assertThat(Export.all().run(directory, storage).toString())
                .contains("customers        3,000  " + directory.resolve("customers.jsonl"));
    }

    /** A line of a gigabyte, and nothing of it is kept. */
    @Test
    void passesOverALineOfAGigabyte() {
        for (Format format : Format.values()) {
            ImportFile file = new ImportFile(
                    Content.CUSTOMERS,
                    format,
                    "generated",
                    () -> new Repeated(format == Format.CSV ? "id,kind\n" : "", 1L << 30),
                    -1);
            long before = used();

            ImportReport report = Import.byName().run(List.of(file), storage);

            assertThat(only(report).rejected()).isEqualTo(1);
            assertThat(used() - before).isLessThan(32L << 20);
        }
    }

    /** What is in use does not grow with the rows that were read: it is measured at the beginning and near the end. */
    @Test
    void holdsLittleMoreThanABatch() {
        for (Content content : Content.values()) {
            List<Long> inUse = new ArrayList<>();
            ImportFile file = generated(content, 100_000, i -> good(content.toString(), (int) i));

            ImportReport report = Import.byName()
                    .onProgress((rows, bytes, total) -> {
                        if (rows == 5_000 || rows == 95_000) {
                            inUse.add(used());
                        }
                    })
                    .run(List.of(file), new Sieve());

            assertThat(only(report).added()).isEqualTo(100_000);
            assertThat(inUse.get(1) - inUse.get(0)).isLessThan(4L << 20);
        }
    }

    @Test
    void writesABatchOfLongRowsBeforeItIsFull() {
        String note = "x".repeat(15_000);
        ImportFile file = generated(Content.EVENTS, 1_000, i -> event("e" + i, "\"note\":\"" + note + "\""));
        List<Integer> batches = new ArrayList<>();
        TenantStorage counting = new Sieve() {
            @Override
            public <R> R atomically(Function<TenantStorage, R> work) {
                batches.add(batches.size());
                return super.atomically(work);
            }
        };

        ImportReport report = Import.byName().batch(10_000).run(List.of(file), counting);

        assertThat(only(report).added()).isEqualTo(1_000);
        assertThat(batches).hasSize(2 * 4); // the unit of a batch, and the one within for its events
    }

    private static long used() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static ImportFile generated(Content content, long rows, LongFunction<String> row) {
        return new ImportFile(content, Format.JSON_LINES, "generated", () -> new Generated(rows, row), -1);
    }

    /** Makes rows as they are read. */
    private static final class Generated extends InputStream {
        private final long rows;
        private final LongFunction<String> row;
        private InputStream current = new ByteArrayInputStream(new byte[0]);
        private long next;

        Generated(long rows, LongFunction<String> row) {
            this.rows = rows;
            this.row = row;
        }

        @Override
        public int read() throws IOException {
            int c = current.read();
            if (c < 0 && next < rows) {
                current = new ByteArrayInputStream((row.apply(next++) + "\n").getBytes(StandardCharsets.UTF_8));
                return current.read();
            }
            return c;
        }
    }

    /** Some text, and then one letter again and again. */
    private static final class Repeated extends InputStream {
        private final InputStream first;
        private long left;

        Repeated(String first, long count) {
            this.first = new ByteArrayInputStream(first.getBytes(StandardCharsets.UTF_8));
            this.left = count;
        }

        @Override
        public int read() throws IOException {
            int c = first.read();
            return c >= 0 ? c : left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = first.read(buffer, offset, length);
            if (count > 0) {
                return count;
            }
            int letters = (int) Math.min(length, left);
            Arrays.fill(buffer, offset, offset + letters, (byte) 'x');
            left -= letters;
            return letters == 0 ? -1 : letters;
        }
    }

    /** A storage that keeps nothing. */
    private static class Sieve implements TenantStorage {
        @Override
        public <T> EntityStore<T> entities(EntityType<T> type) {
            return new EntityStore<>() {
                @Override
                public Optional<Versioned<T>> find(String id) {
                    return Optional.empty();
                }

                @Override
                public Page<T> page(Query query) {
                    return new Page<>(List.of(), null);
                }

                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    return new Versioned<>(entity, 1);
                }
            };
        }

        @Override
        public Timeline timeline() {
            return new Timeline() {
                @Override
                public List<Event> read(CustomerId customer) {
                    return List.of();
                }

                @Override
                public Stream<Event> scan() {
                    return Stream.empty();
                }

                @Override
                public int append(List<Event> events) {
                    return events.size();
                }
            };
        }

        @Override
        public <R> R atomically(Function<TenantStorage, R> work) {
            return work.apply(this);
        }
    }
}
