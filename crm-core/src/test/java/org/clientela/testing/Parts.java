package org.clientela.testing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What facts are made of: texts, numbers, times, zones. Pools are small, so that facts and questions meet. */
public final class Parts {
    /** The currency of most facts. */
    public static final Currency EUR = Currency.getInstance("EUR");

    /** Zones with all that clocks do: no change, change at midnight, half an hour, a day left out, a quarter-hour offset. */
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "America/Sao_Paulo",
            "America/Havana",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Asia/Kathmandu",
            "Africa/Casablanca",
            "America/New_York");

    private static final List<String> ALL_ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    /** Instants around which clocks change, or calendars are odd. */
    private static final List<String> EDGES = List.of(
            "2026-03-29T01:00:00Z",
            "2026-10-25T01:00:00Z",
            "2018-11-04T03:00:00Z",
            "2018-02-18T02:00:00Z",
            "2011-12-30T10:00:00Z",
            "2024-02-29T12:00:00Z",
            "2025-02-28T23:59:59.999999Z",
            "2026-01-01T00:00:00Z",
            "1970-01-01T00:00:00Z");

    private Parts() {}

    /** Any zone the JDK knows, often an odd one. */
    public static Arbitrary<ZoneId> zones() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(ZONES).map(ZoneId::of)),
                Tuple.of(2, Arbitraries.of(ALL_ZONES).map(ZoneId::of)),
                Tuple.of(
                        1,
                        Arbitraries.integers().between(-18 * 60, 18 * 60).map(m -> ZoneOffset.ofTotalSeconds(m * 60))));
    }

    /** Instants within a few days of an edge, to the microsecond. */
    public static Arbitrary<Instant> instants() {
        Arbitrary<Instant> near = Combinators.combine(
                        Arbitraries.of(EDGES),
                        Arbitraries.of(0L, 1L, -1L, 1_000_000L, 3_600_000_000L, -3_600_000_000L, 86_400_000_000L),
                        Arbitraries.longs().between(-3, 3))
                .as((edge, step, times) -> Instant.parse(edge).plus(step * times, ChronoUnit.MICROS));
        Arbitrary<Instant> any = Arbitraries.longs()
                .between(
                        Instant.parse("2010-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2027-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
        return Arbitraries.frequencyOf(Tuple.of(4, near), Tuple.of(1, any));
    }

    /** Dates near the instants. */
    public static Arbitrary<LocalDate> dates() {
        return instants().map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    /** Small decimal numbers, and now and then very large or very fine ones. */
    public static Arbitrary<BigDecimal> numbers(int mostDigits, int finest) {
        Arbitrary<BigDecimal> small = Combinators.combine(
                        Arbitraries.integers().between(-50, 50),
                        Arbitraries.integers().between(0, Math.min(2, finest)))
                .as((unscaled, scale) -> BigDecimal.valueOf(unscaled, scale));
        Arbitrary<BigDecimal> large = Combinators.combine(
                        Arbitraries.bigIntegers()
                                .between(
                                        BigInteger.TEN.pow(mostDigits).negate().add(BigInteger.ONE),
                                        BigInteger.TEN.pow(mostDigits).subtract(BigInteger.ONE)),
                        Arbitraries.integers().between(0, finest))
                .as(BigDecimal::new);
        return Arbitraries.frequencyOf(Tuple.of(8, small), Tuple.of(1, large));
    }

    /** Keys: letters, other scripts, and what must be quoted. */
    public static Arbitrary<String> keys() {
        return Arbitraries.of(
                "a", "b-1", "C 2", "x_y", "Zoë", "日本", "😀", "`", "\"q\"", "\\", "or", "event", "1st", "café", "a.b",
                "'");
    }

    /** Texts of any kind. */
    public static Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, keys()),
                Tuple.of(1, Arbitraries.of("", " ", "\n", "tab\there", "\u200e", "e\u0301")),
                Tuple.of(
                        1,
                        Arbitraries.strings().withCharRange('\u0001', '\ud7ff').ofMaxLength(12)));
    }
}
