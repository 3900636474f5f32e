package org.clientela.examples.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.junit.jupiter.api.Test;

/** The example runs, says what the guide shows, and its stores do what the SPI asks. */
class ErpHostTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "embedding.md");
    private static final Path MAIN = Path.of("src", "main", "java", "org", "clientela", "examples", "erp");
    private static final Path TESTS = Path.of("src", "test", "java", "org", "clientela", "examples", "erp");
    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern PRINTED = Pattern.compile("```text\\R(.*?)```", Pattern.DOTALL);

    private final ErpTables erp = ErpData.tables();

    private static String story() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ErpHost(new PrintStream(out, true, StandardCharsets.UTF_8)).tell();
        return out.toString(StandardCharsets.UTF_8);
    }

    private EntityStore<Customer> customers() {
        return tenant().entities(EntityType.CUSTOMER);
    }

    private TenantStorage tenant() {
        return ErpHost.embeddedIn(erp).tenant(TenantId.DEFAULT);
    }

    @Test
    void seesAtOnceWhatTheErpInvoices() {
        String story = story();

        assertThat(story.indexOf("members: [K000007, K001200]"))
                .isNotNegative()
                .isLessThan(story.indexOf("tells nobody"));
        assertThat(story.indexOf("members: [K000007, K000042, K001200]")).isGreaterThan(story.indexOf("tells nobody"));
        assertThat(story).contains("2026-03-30  purchase      P-200 EUR 1290.00  erp");
    }

    @Test
    void letsOwnershipWaitForAnInvoice() {
        assertThat(story())
                .contains("Ada Example is in ORDER")
                .contains("no event (purchase) about the offering (P-200) is recorded")
                .contains("2026-04-01  stage-entered P-200              INTEGRATE");
    }

    @Test
    void leavesTheTablesOfTheErpAlone() {
        assertThat(story()).contains("The customer entities can only be read here.");
        assertThat(erp.clients()).isEqualTo(ErpData.tables().clients());
    }

    @Test
    void namesWhatIsWrongWithASloppyMapping() {
        new SloppyMappings(erp, ZoneId.of("Europe/Berlin"))
                .all()
                .forEach((mistake, question) ->
                        assertThatThrownBy(question::run).as(mistake).hasMessageContaining("Maybe"));
        assertThat(story())
                .contains("(PG-01): (K42) comes after (K7).")
                .contains("(PG-01): the event (erp-5005-1) comes after (erp-5004-1), which is later.")
                .contains("(AP-02): the event (5001) is there twice.")
                .contains("There is no country (D).");
    }

    @Test
    void takesOnlyWhatIsFinalForAFact() {
        assertThat(tenant().timeline().read(ErpMapping.customerId(ErpData.HOSPICE)))
                .isEmpty();
        assertThat(tenant().timeline().read(ErpMapping.customerId(ErpData.MILL)))
                .extracting(
                        event -> event.id().value(),
                        event -> event.type().name(),
                        event -> event.amount().orElseThrow().toString())
                .containsExactly(
                        tuple("erp-5001-1", "purchase", "EUR 2580.00"),
                        tuple("erp-5001-2", "purchase", "EUR 224.00"),
                        tuple("erp-5003-1", "purchase", "EUR 448.00"),
                        tuple("erp-5006-1", "return", "EUR 224.00"));
    }

    @Test
    void scansWhatItReads() {
        List<Event> read = customers().page(Query.all()).items().stream()
                .flatMap(customer -> tenant().timeline().read(customer.entity().id()).stream())
                .toList();

        try (Stream<Event> scan = tenant().timeline().scan()) {
            assertThat(scan).isEqualTo(read).hasSize(7);
        }
    }

    @Test
    void pagesThroughTheTable() {
        Page<Customer> first = customers().page(Query.all().withLimit(3));
        Page<Customer> last = customers().page(first.next().orElseThrow());

        assertThat(Stream.concat(first.items().stream(), last.items().stream())
                        .map(customer -> customer.entity().id().value()))
                .containsExactly("K000007", "K000042", "K000105", "K001200");
        assertThat(last.next()).isEmpty();
        assertThat(customers().page(Query.all().withLimit(4)).next()).isEmpty();
        assertThat(customers().page(Query.where("country", "IE")).items())
                .extracting(customer -> customer.entity().id())
                .containsExactly(CustomerId.of("K000105"));
    }

    @Test
    void findsNothingUnderAForeignKey() {
        assertThat(Stream.of("K000043", "K42", "42", "acme").map(customers()::find))
                .containsOnly(Optional.empty());
        try (Storage storage = ErpHost.embeddedIn(erp)) {
            assertThat(storage.tenant(TenantId.DEFAULT).timeline().read(CustomerId.of("acme")))
                    .isEmpty();
        }
    }

    @Test
    void guideShowsTheCodeAndWhatItPrints() throws IOException {
        String guide = Files.readString(GUIDE);
        String sources = unspaced(sources(MAIN) + sources(TESTS));
        String story = story();

        assertThat(JAVA.matcher(guide).results().map(MatchResult::group)).hasSize(7);
        JAVA.matcher(guide).results().forEach(code -> assertThat(sources).contains(unspaced(code.group(1))));
        assertThat(PRINTED.matcher(guide).results().map(MatchResult::group)).isNotEmpty();
        PRINTED.matcher(guide).results().forEach(printed -> assertThat(story).contains(printed.group(1)));
    }

    private static String sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(ErpHostTest::text).collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unspaced(String code) {
        return code.replaceAll("\\s+", "");
    }
}
