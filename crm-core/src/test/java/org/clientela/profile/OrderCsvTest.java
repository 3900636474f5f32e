package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderCsvTest {
    private static final String HEADER = "order id,SKU,Qty,Order Date,Unit Price,Customer ID,Country\n";
    private static final OrderCsv ORDERS = OrderCsv.in(ZoneOffset.UTC, Money.currency("EUR"));

    @TempDir
    Path directory;

    @Test
    void readsWhatIsHeadedAsUsual() throws IOException {
        OrderCsv.Result result = ORDERS.read(file(HEADER
                + "1,pump,3,2026-03-01 10:00:00,1.10,a,DE\n"
                + "1,hose,1,2026-03-01T10:00,0.333,a,FR\n"
                + "2,pump,-1,2026-03-02,1.10,a,FR\n"
                + "3,pump,0,2026-03-03T00:00:00.5Z,1.10,b,\n"
                + "4,pump,1,2026-03-03,1.10,,DE\n"));
        assertThat(result.report())
                .isEqualTo(new OrderReport(5, 4, 1, 0, List.of()))
                .hasToString(
                        "rows                        5%nevents                      4%nwithout customer            1%nbad rows                    0%n"
                                .formatted());
        Population population = result.population();
        assertThat(population.asOf()).isEqualTo("2026-03-03T00:00:00.500Z");
        assertAnswers(population, "a", "sum(purchase.amount)", "EUR 3.633");
        assertAnswers(population, "a", "sum(return.amount)", "EUR 1.10");
        assertAnswers(population, "a", "sum(return.quantity)", "1");
        assertAnswers(population, "a", "distinct(purchase.reference)", "1");
        assertAnswers(population, "a", "last(purchase.Country)", "\"FR\"");
        assertAnswers(population, "b", "count(adjustment)", "1");
        assertAnswers(population, "b", "last(event.Country)", "missing");
        assertThat(population).hasToString("Population[2 customers, 4 events, as of 2026-03-03T00:00:00.500Z]");
    }

    @Test
    void readsWhatIsDeclared() throws IOException {
        Path file = file("wer;wann;was;betrag;weg;art;land;rest\n"
                + "a;1.3.2026;pump;12.50;online;purchase;DE;x\n"
                + "a;31.12.2026;pump;2.50;store;;FR;y\n");
        OrderCsv orders = OrderCsv.in(ZoneId.of("Europe/Berlin"), Money.currency("EUR"))
                .customer("wer")
                .time("wann")
                .offering("was")
                .amount("betrag")
                .channel("weg")
                .type("art")
                .customerAttribute("land", "country")
                .attribute("rest", "remark")
                .timeFormat(DateTimeFormatter.ofPattern("d.M.yyyy", Locale.ROOT))
                .asOf(Instant.parse("2027-01-01T00:00:00Z"))
                .source("shop");
        Population population = orders.read(file).population();
        assertAnswers(population, "a", "first(event)", "2026-02-28T23:00:00Z");
        assertAnswers(population, "a", "sum(purchase.amount)", "EUR 15.00");
        assertAnswers(population, "a", "last(event.channel)", "\"store\"");
        assertAnswers(population, "a", "last(event.source)", "\"shop\"");
        assertAnswers(population, "a", "last(event.remark)", "\"y\"");
        assertAnswers(population, "a", "country", "\"FR\"");
        assertThat(orders.withoutOthers()
                        .without("rest")
                        .separator(';')
                        .read(file)
                        .report()
                        .events())
                .isEqualTo(2);
    }

    @Test
    void readsGzipAndAByteOrderMark() throws IOException {
        String text = "\ufeffcustomer,date,amount\na,2026-03-01,1\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Path gzipped = directory.resolve("orders.bin");
        Files.write(gzipped, bytes.toByteArray());
        assertThat(Population.fromCsv(gzipped).events()).isEqualTo(1);
        assertThat(Population.fromCsv(file(text)).customer(0)).isEqualTo(CustomerId.of("a"));
        byte[] cut = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
        Files.write(gzipped, cut);
        assertThatThrownBy(() -> Population.fromCsv(gzipped))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be read to its end");
    }

    @Test
    void givesTheSameEventsForAStorage() throws IOException {
        Path file = file(HEADER + "1,pump,3,2026-03-01 10:00:00,1.10,a,DE\n2,pump,-1,2026-03-02,1.10,b,\n");
        List<Event> events = new ArrayList<>();
        OrderReport report = ORDERS.source("shop").events(file, Instant.EPOCH, events::add);
        assertThat(report.events()).isEqualTo(2);
        assertThat(events).extracting(event -> event.id().value()).containsExactly("shop-2", "shop-3");
        assertThat(events).extracting(Event::type).containsExactly(EventType.PURCHASE, EventType.RETURN);
        assertThat(events.get(1).amount()).contains(Money.parse("EUR 1.10"));
        assertThat(events.get(0).attributes()).hasToString("[Country]");
        List<Event> again = new ArrayList<>();
        ORDERS.events(file, Instant.EPOCH, again::add);
        assertThat(again.get(0).id().value()).isEqualTo("orders.csv-2");
    }

    @Test
    void countsBadRowsAndGoesOn() throws IOException {
        OrderReport report = ORDERS.read(file(HEADER
                        + "1,pump,1,2026-03-01,1,a,DE\n"
                        + "1,pump,1,2026-03-01,1,a\n"
                        + "1,pump,1,secret,1,a,DE\n"
                        + "1,pump,one,2026-03-01,1,a,DE\n"
                        + "1,pump,1,,1,a,DE\n"
                        + "1,pump,1,2026-02-30,1,a,DE\n"
                        + "1,pump,1,2026-03-01,0.0000000000001,a,DE\n"
                        + "1,pu\u200emp,1,2026-03-01,1,a,DE\n"
                        + "1,\"pump,1,2026-03-01,1,a,DE\n"
                        + "1,pump,1,2026-03-01,1,b,DE\n"))
                .report();
        assertThat(report.details())
                .extracting(OrderReport.BadRow::toString)
                .containsExactly(
                        "line 3: The row has 6 columns, the header has 7.",
                        "line 4: The column (Order Date) is not a time of the expected format.",
                        "line 5: The column (Qty) is not a number.",
                        "line 6: The column (Order Date) is empty.",
                        "line 7: The column (Order Date) is not a time of the expected format.",
                        "line 8: The column (Unit Price) has, or gives, a number of too many digits.",
                        "line 9: The column (SKU) holds a text that is too long, not UTF-8, or has control characters.",
                        "line 10: The column (SKU) has a quote that is not closed where it should be, or more than 131072 characters.");
        assertThat(report.rows()).isEqualTo(10);
        assertThat(report.events()).isEqualTo(2);
        assertThat(report.toString()).contains("bad rows").contains("line 10: ").doesNotContain("secret");
    }

    @Test
    void aQuoteThatClosesLaterCostsNoFurtherRow() throws IOException {
        OrderReport report = ORDERS.read(file(HEADER
                        + "1,\"pump,1,2026-03-01,1,a,DE\n"
                        + "1,\"a \"\"good\"\" pump\",1,2026-03-01,1,a,DE\n"
                        + "1,pump,1,2026-03-01,1,a,\"two\nlines\"\r\n"
                        + "1,\"x,1,2026-03-01,1,a,DE\n"
                        + "1,pump,1,2026-03-01,1,a,DE\n"
                        + "1,\"\n"
                        + "1,pump,bad,2026-03-01,1,a,DE\n"))
                .report();
        assertThat(report.details()).extracting(OrderReport.BadRow::line).containsExactly(2L, 6L, 8L, 9L);
        assertThat(report.events()).isEqualTo(3);
    }

    @Test
    void aVeryLongLineIsOneBadRow() throws IOException {
        String text = HEADER + "1,pump,1,2026-03-01,1,a,DE\n1,"
                + "x".repeat(3_000_000)
                + ",1,2026-03-01,1,a,DE\n1,pump,1,2026-03-01,1,b,DE\n"
                + "1,".repeat(20_000)
                + "\n1,pump,1,2026-03-01,1,c,DE\n";
        OrderReport report = ORDERS.read(file(text)).report();
        assertThat(report.events()).isEqualTo(3);
        assertThat(report.details())
                .extracting(OrderReport.BadRow::toString)
                .containsExactly(
                        "line 3: The column (SKU) has a quote that is not closed where it should be, or more than 131072 characters.",
                        "line 5: The row has 20001 columns, the header has 7.");
    }

    @Test
    void stopsAtTheLimit() throws IOException {
        Path file = file(HEADER + "1,pump,x,2026-03-01,1,a,DE\n".repeat(5) + "1,pump,1,2026-03-01,1,a,DE\n");
        assertThat(ORDERS.limit(5).read(file).report().events()).isEqualTo(1);
        assertThatThrownBy(() -> ORDERS.limit(4).read(file))
                .isInstanceOf(BadRowsException.class)
                .hasMessageContaining(
                        "has more than 4 bad rows. The first one: line 2: The column (Qty) is not a number.")
                .extracting(e -> ((BadRowsException) e).report().badRows())
                .isEqualTo(5L);
    }

    @Test
    void keepsTheDetailsOfTheFirstThousand() throws IOException {
        OrderReport report = ORDERS.asOf(Instant.EPOCH)
                .read(file(HEADER + "1,pump,x,2026-03-01,1,a,DE\n".repeat(1_500)))
                .report();
        assertThat(report.badRows()).isEqualTo(1_500);
        assertThat(report.details()).hasSize(1_000);
        assertThat(report.toString()).contains("… and 1490 more");
    }

    @Test
    void refusesAColumnThatIsNotThere() throws IOException {
        Path file = file(HEADER + "1,pump,1,2026-03-01,1,a,DE\n");
        assertThatThrownBy(() -> ORDERS.customer("CustomerID").without("Contry").read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The file (%s) has no column (Contry), (CustomerID).%nMaybe you meant (Country)?%nMaybe you meant (Customer ID)?"
                                .formatted(file));
    }

    @Test
    void asksForWhatItCannotGuess() throws IOException {
        Path file = file("wer,wann\na,2026-03-01\n");
        assertThatThrownBy(() -> Population.fromCsv(file))
                .hasMessage(
                        "None of the columns [wer, wann] of the file (%s) is known to be the customer or the time.%nMaybe declare it, as in OrderCsv.in(zone, currency).customer(\"…\").time(\"…\")?"
                                .formatted(file));
    }

    @Test
    void refusesFilesThatCannotBe() throws IOException {
        assertThatThrownBy(() -> Population.fromCsv(directory.resolve("none.csv")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("There is no file")
                .hasMessageContaining("Maybe the path is relative");
        assertThatThrownBy(() -> Population.fromCsv(directory)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> Population.fromCsv(file(""))).hasMessageContaining("is empty");
        assertThatThrownBy(() -> Population.fromCsv(file("\n\n"))).hasMessageContaining("has no header");
        assertThatThrownBy(() -> Population.fromCsv(file(HEADER)))
                .isInstanceOf(BadRowsException.class)
                .hasMessageContaining("has no event in 0 rows");
        assertThatThrownBy(() -> Population.fromCsv(file("customer,date,customer\na,b,c\n")))
                .hasMessageContaining("two columns with the heading (customer)");
        assertThatThrownBy(() -> Population.fromCsv(file("\"customer,date\na,b\n")))
                .hasMessageContaining("The header of the file");
        assertThatThrownBy(() -> Population.fromCsv(file("PK\u0003\u0004"))).hasMessageContaining("a workbook");
        Path utf16 = directory.resolve("utf16.csv");
        Files.writeString(utf16, "customer,date\n", StandardCharsets.UTF_16);
        assertThatThrownBy(() -> Population.fromCsv(utf16)).hasMessageContaining("in UTF-16");
        assertThat(ORDERS.asOf(Instant.EPOCH).read(file(HEADER)).population().size())
                .isZero();
    }

    @Test
    void refusesATextThatIsNotUtf8() throws IOException {
        Path file = directory.resolve("latin1.csv");
        Files.writeString(
                file, HEADER + "1,Küche,1,2026-03-01,1,a,DE\n1,ok,1,2026-03-01,1,a,DE\n", StandardCharsets.ISO_8859_1);
        assertThat(ORDERS.read(file).report().badRows()).isEqualTo(1);
    }

    @Test
    void refusesRowsInAnotherCurrency() throws IOException {
        OrderReport report = ORDERS.read(file("client,date,total,currency\na,2026-03-01,1,EUR\na,2026-03-01,1,USD\n"))
                .report();
        assertThat(report.details()).hasToString("[line 3: The column (currency) is not (EUR).]");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01,                       2026-02-28T23:00:00Z",
        "2026-03-01 10:00,                 2026-03-01T09:00:00Z",
        "2026-03-01T10:00:30,              2026-03-01T09:00:30Z",
        "2026-03-01 10:00:30.1234567,      2026-03-01T09:00:30.123456Z",
        "2026-03-01T10:00Z,                2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00+02:00,        2026-03-01T08:00:00Z",
        "2026-03-29T02:30,                 2026-03-29T01:30:00Z",
        "2026-10-25T02:30,                 2026-10-25T00:30:00Z",
        "2026-10-25T03:30,                 2026-10-25T02:30:00Z",
        "0001-01-02,                       0001-01-01T23:06:32Z"
    })
    void readsTimes(String text, Instant time) {
        CsvTime times = new CsvTime(ZoneId.of("Europe/Berlin"), java.util.Optional.empty());
        assertThat(Micros.instant(times.read(text.toCharArray(), 0, text.length())))
                .isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "2026",
        "2026-3-1",
        "2026/03/01",
        "01/03/2026 10:00",
        "2026-03-01x",
        "2026-03-01 1:00",
        "2026-03-01 10:00:0",
        "2026-03-01 24:00",
        "2026-03-01 10:60",
        "2026-03-01T10:00:00.",
        "2026-13-01",
        "2026-00-10",
        "0000-01-01",
        "2026-03-01T10:00:00+99:00",
        "9999-12-31"
    })
    void refusesWhatIsNoTime(String text) {
        CsvTime times = new CsvTime(ZoneOffset.UTC, java.util.Optional.empty());
        assertThat(times.read(text.toCharArray(), 0, text.length())).isEqualTo(CsvTime.UNREADABLE);
    }

    @Test
    void tellsTheTypeByAFunctionOfTheRow() throws IOException {
        Path file = file(
                HEADER + "C1,pump,2,2026-03-01,2.50,a,DE\n2,pump,1,2026-03-02,1,a,FR\n3,pump,1,2026-03-02,1,a,FR\n");
        List<String> seen = new ArrayList<>();
        OrderCsv orders = ORDERS.typed(row -> {
            seen.add(row.line() + " " + row.time() + " " + row.quantity().orElseThrow() + " " + row.text("Country"));
            if (row.reference().equals("3")) {
                throw new IllegalArgumentException("secret");
            }
            return row.reference().startsWith("C") ? EventType.RETURN : EventType.of("gift");
        });
        OrderCsv.Result result = orders.read(file);
        assertThat(seen).startsWith("2 2026-03-01T00:00:00Z 2 DE", "3 2026-03-02T00:00:00Z 1 FR");
        assertThat(result.report().details()).hasToString("[line 4: The type of the event cannot be told.]");
        assertAnswers(result.population(), "a", "sum(return.amount)", "EUR 5.00");
        assertThat(result.population().vocabulary().eventTypes()).contains("gift");
    }

    @Test
    void canBeCancelledAndTellsProgress() throws IOException {
        Path file = file(HEADER + "1,pump,1,2026-03-01,1,a,DE\n".repeat(10_000));
        assertThatThrownBy(() -> ORDERS.cancelledWhen(() -> true).read(file)).isInstanceOf(CancellationException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ORDERS.read(file)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        List<String> progress = new ArrayList<>();
        ORDERS.onProgress((rows, read, total) -> progress.add(rows + " " + (read == total)))
                .read(file);
        assertThat(progress).containsExactly("10000 true");
    }

    @Test
    void aColumnNamedLikeAStandardOneIsRenamed() throws IOException {
        Population population = Population.fromCsv(file("customer,date,source\na,2026-03-01,web\n"));
        assertAnswers(population, "a", "last(event.source-column)", "\"web\"");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("orders.csv"), text);
    }

    private static void assertAnswers(Population population, String customer, String metric, String answer) {
        Metric parsed = Metric.parse(metric, population.vocabulary());
        assertThat(population.answers(parsed).get(population.indexOf(CustomerId.of(customer))))
                .as(metric)
                .hasToString(answer);
    }
}
