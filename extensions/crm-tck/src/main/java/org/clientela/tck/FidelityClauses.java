package org.clientela.tck;

import static org.clientela.tck.Clause.DF_01;
import static org.clientela.tck.Clause.DF_02;
import static org.clientela.tck.Clause.DF_03;
import static org.clientela.tck.Clause.DF_04;
import static org.clientela.tck.Clause.DF_05;
import static org.clientela.tck.Samples.NOON;
import static org.clientela.tck.Samples.customer;
import static org.clientela.tck.Samples.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.money.Money;
import org.clientela.offering.Offering;
import org.clientela.offering.Tier;
import org.clientela.store.EntityStore;
import org.clientela.store.LimitExceededException;
import org.clientela.store.Query;
import org.clientela.store.StorageException;
import org.clientela.store.Versioned;
import org.clientela.tck.Samples.Specimen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** DF: what comes out is what went in, to the last character, digit and microsecond. */
abstract class FidelityClauses extends Clauses {
    private static final Specimen PLAIN = new Specimen("s", "", BigDecimal.ZERO, NOON);

    FidelityClauses(StorageTck kit) {
        super(kit);
    }

    private Specimen roundTrip(Specimen specimen) {
        EntityStore<Specimen> specimens = north.entities(Specimen.TYPE);
        long version = specimens.find(specimen.id()).map(Versioned::version).orElse(0L);
        specimens.put(specimen, version);
        return specimens.find(specimen.id()).orElseThrow().entity();
    }

    private Event roundTrip(Event event) {
        timeline().append(List.of(event));
        List<Event> read = timeline().read(event.customer());
        assertEquals(read, scan(timeline()).stream().filter(read::contains).toList(), "the scan of the same customer");
        return read.get(read.size() - 1);
    }

    @Proves(DF_01)
    @DisplayName("DF-01 a customer, an offering and an event come out as they went in, with all their parts")
    void df01_everything_comes_out_as_it_went_in() {
        tryEveryPart();
    }

    private void tryEveryPart() {
        Attributes attributes = Attributes.of(AttributeKey.text("industry"), "Pümpen & Söhne")
                .with(AttributeKey.number("employees"), new BigDecimal("12.5"))
                .with(AttributeKey.money("credit"), Money.of("EUR", "0.125"))
                .with(AttributeKey.date("founded"), LocalDate.of(1899, 2, 28))
                .with(AttributeKey.time("last-visit"), NOON.plusNanos(1_000))
                .with(AttributeKey.flag("vip"), true);
        Customer acme = Customer.builder()
                .id("acme")
                .kind(CustomerKind.INDUSTRIAL)
                .organization("Acme Pumps")
                .country("DE")
                .since(LocalDate.of(2020, 2, 29))
                .addEmail("buying@acme.example")
                .addPhone("+4930123456")
                .addIdentifier("sap", "0004711")
                .addTag("z")
                .addTag("a")
                .attributes(attributes)
                .build();
        Offering pump = Offering.builder()
                .id("pump")
                .name("Pump X")
                .line("pumps")
                .tier(Tier.PREMIUM)
                .price("EUR 1200")
                .cost("EUR 700.125")
                .attributes(attributes)
                .build();
        Event sold = event("e1", "acme")
                .withAmount(Money.of("EUR", "2400"))
                .withCost(Money.of("EUR", "1400.25"))
                .withQuantity(new BigDecimal("2.000001"))
                .withOffering(pump.id())
                .withReference("SO-1")
                .withSource("erp")
                .withNote("Wants it \"by Monday\".\n\tReally.")
                .withAttributes(attributes);

        customers().put(acme, 0);
        offerings().put(pump, 0);

        assertEquals(Optional.of(new Versioned<>(acme, 1)), customers().find("acme"), "the customer");
        assertEquals(
                List.of(acme), all(customers(), Query.where("identifier", "sap/0004711")), "the customer on a page");
        assertEquals(
                List.of("z", "a"),
                List.copyOf(customers().find("acme").orElseThrow().entity().tags()),
                "the tags, in the order given");
        assertEquals(Optional.of(new Versioned<>(pump, 1)), offerings().find("pump"), "the offering");
        assertEquals(sold, roundTrip(sold), "the event");
    }

    @Proves(DF_01)
    @DisplayName("DF-01 every character there is comes out as it went in")
    void df01_every_character() {
        StringBuilder text = new StringBuilder();
        int chunk = 0;
        for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                text.appendCodePoint(c);
            }
            if (text.length() > 19_000 || c == Character.MAX_CODE_POINT) {
                Event noted = event("e" + chunk, "c" + chunk++).withNote(text.toString());
                timeline().append(List.of(noted));
                List<Event> read = timeline().read(noted.customer());
                assertEquals(
                        Optional.of(text.toString()), read.get(0).note(), "the note with the characters up to " + c);
                text.setLength(0);
            }
        }
    }

    @Proves(DF_01)
    @DisplayName("DF-01 ids of every script and with every sign of a query language are found, and no others")
    void df01_ids_of_every_kind() {
        List<String> ids = new ArrayList<>(List.of(
                "a",
                "A",
                "ä",
                "Ä",
                "ae",
                "é",
                "e",
                "ß",
                "ss",
                "ı",
                "i",
                "I",
                "İ",
                "株式会社",
                "Ελλάδα",
                "😀",
                "👩🏽",
                "0",
                "00",
                "1e3",
                "null",
                "true",
                "'",
                "''",
                "\"",
                "\\",
                "%",
                "_",
                "a_",
                "a%",
                ";",
                "--",
                "'; drop table customer; --",
                "${a}",
                "a/b",
                "a b",
                "a  b",
                "{\"a\":1}",
                "<a>",
                "&amp;"));
        ids.add("x".repeat(200));
        ids.add("x".repeat(199));
        ids.add("株".repeat(200));
        ids.forEach(id -> customers().put(customer(id), 0));
        ids.forEach(id -> timeline().append(List.of(event(id, id))));

        for (String id : ids) {
            assertEquals(
                    Optional.of(new Versioned<>(customer(id), 1)), customers().find(id), "the customer (" + id + ")");
            assertEquals(List.of(event(id, id)), timeline().read(CustomerId.of(id)), "the timeline of (" + id + ")");
        }
        assertEquals(ids.size(), all(customers(), Query.all()).size(), "all customers");
        assertEquals(ids.size(), scan(timeline()).size(), "all events");
        assertFalse(customers().find("xx").isPresent(), "the customer (xx)");
    }

    @Proves(DF_01)
    @DisplayName("DF-01 an empty text is not an absent one")
    void df01_an_empty_text_is_not_absent() {
        assertEquals(Optional.of(""), roundTrip(event("e1", "a").withNote("")).note(), "the empty note");
        assertEquals(Optional.empty(), roundTrip(event("e2", "b")).note(), "the absent note");
        assertEquals("", roundTrip(PLAIN).text(), "the empty text");
    }

    @Proves(DF_01)
    @DisplayName("DF-01 what not every database can hold, a NUL or half a character, is kept as it is or refused")
    void df01_a_broken_text_is_kept_or_refused() {
        for (String text : List.of("a\0b", "\0", "\uD83D", "\uDE00 alone", "a\uFFFEb")) {
            Specimen broken = new Specimen("s", text, BigDecimal.ZERO, NOON);
            EntityStore<Specimen> specimens = north.entities(Specimen.TYPE);
            Optional<Versioned<Specimen>> before = specimens.find("s");
            try {
                specimens.put(broken, before.map(Versioned::version).orElse(0L));
            } catch (StorageException | IllegalArgumentException refused) {
                assertEquals(before, specimens.find("s"), "what is there after a refusal");
                continue;
            }
            assertEquals(
                    text.chars().boxed().toList(),
                    specimens
                            .find("s")
                            .orElseThrow()
                            .entity()
                            .text()
                            .chars()
                            .boxed()
                            .toList(),
                    "the characters of what was kept");
        }
        assertEquals(
                "plain",
                roundTrip(new Specimen("s", "plain", BigDecimal.ZERO, NOON)).text(),
                "the next one");
    }

    @Proves(DF_04)
    @DisplayName("DF-04 a text of ten million characters is kept whole, or refused as too large")
    void df04_a_large_text_is_kept_whole_or_refused() {
        EntityStore<Specimen> specimens = north.entities(Specimen.TYPE);
        specimens.put(PLAIN, 0);
        long version = 1;
        for (int length : new int[] {1_000, 70_000, 10_000_000, 17_000_000}) {
            Specimen large = new Specimen("s", "é".repeat(length), BigDecimal.ZERO, NOON);
            Optional<Versioned<Specimen>> before = specimens.find("s");
            try {
                version = specimens.put(large, version).version();
                assertTrue(
                        large.equals(specimens.find("s").orElseThrow().entity()),
                        "a text of " + length + " characters has become another");
            } catch (LimitExceededException refused) {
                assertTrue(refused.size() > refused.limit(), "the size and the limit that the exception names");
                assertTrue(before.equals(specimens.find("s")), "something has changed, though it was refused");
            }
        }
        assertEquals(version + 1, specimens.put(PLAIN, version).version(), "the next put");
    }

    @Proves(DF_02)
    @DisplayName("DF-02 numbers keep their value and their scale, money every digit")
    void df02_numbers_keep_value_and_scale() {
        tryNumbers();
    }

    private void tryNumbers() {
        for (String number : List.of(
                "0",
                "0.00",
                "1.50",
                "-0.10",
                "1",
                "1.0",
                "0.1",
                "0.30000000000000004",
                "9007199254740993",
                "1E-12",
                "123456789012345678901234567890.123456789012345678901234567890")) {
            BigDecimal exact = new BigDecimal(number);
            Specimen specimen = new Specimen("n" + number, "", exact, NOON);
            assertEquals(exact, roundTrip(specimen).number(), "the number " + number);
        }
        for (String amount : List.of("0", "0.01", "-0.125", "12345678901234567890.123456789012", "99999999.99")) {
            Money money = Money.of("EUR", amount);
            Event paid = event("of " + amount, "c" + amount).withAmount(money);
            assertEquals(Optional.of(money), roundTrip(paid).amount(), "the amount " + amount);
        }
    }

    @Proves(DF_03)
    @DisplayName("DF-03 times keep their microseconds, from the first day to the last")
    void df03_times_keep_their_microseconds() {
        tryTimes();
    }

    private void tryTimes() {
        for (String time : List.of(
                "0001-01-01T00:00:00Z",
                "1582-10-10T12:00:00Z",
                "1883-11-18T12:03:58Z",
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00Z",
                "2026-03-01T12:00:00.000001Z",
                "2026-03-29T01:30:00.123456Z",
                "2026-10-25T01:30:00.654321Z",
                "2038-01-19T03:14:08Z",
                "9999-12-30T23:59:59.999999Z")) {
            Instant exact = Instant.parse(time);
            Event timed = event("at " + time, "c" + time).withOccurredAt(exact).withRecordedAt(exact);
            assertEquals(exact, roundTrip(timed).occurredAt(), "when it occurred");
            assertEquals(exact, roundTrip(timed).recordedAt(), "when it was recorded");
            assertEquals(
                    exact,
                    roundTrip(new Specimen("s" + time, "", BigDecimal.ONE, exact))
                            .time(),
                    "the time");
        }
    }

    @Proves(DF_03)
    @DisplayName("DF-03 two events a microsecond apart keep their order")
    void df03_a_microsecond_apart() {
        tryAMicrosecondApart();
    }

    private void tryAMicrosecondApart() {
        Event first = event("z", "timed").withOccurredAt(NOON.plusNanos(1_000));
        Event second = event("a", "timed").withOccurredAt(NOON.plusNanos(2_000));
        timeline().append(List.of(second, first));

        assertEquals(List.of(first, second), timeline().read(CustomerId.of("timed")), "the timeline");
    }

    @Proves(DF_05)
    @ResourceLock(Resources.LOCALE)
    @ResourceLock(Resources.TIME_ZONE)
    @DisplayName("DF-05 neither the locale nor the time zone makes a difference")
    void df05_locale_and_zone_make_no_difference() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            tryEveryPart();
            tryNumbers();
            tryTimes();
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            tryAMicrosecondApart();
            customers().put(customer("written under another locale"), 0);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }

        assertEquals(2, all(customers(), Query.all()).size(), "the customers");
        assertEquals(1, all(customers(), Query.where("kind", "INDUSTRIAL")).size(), "the industrial ones");
    }
}
