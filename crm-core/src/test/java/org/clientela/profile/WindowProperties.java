package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.clientela.json.Json;
import org.clientela.testing.ClientelaDomain;

@Domain(ClientelaDomain.class)
@Domain(DomainContext.Global.class)
class WindowProperties {
    @Property
    void parse_reads_what_text_writes(@ForAll Window window) {
        assertThat(Window.parse(window.text())).isEqualTo(window);
        assertThat(window).hasToString(window.text());
    }

    @Property
    void json_is_the_text(@ForAll Window window) {
        String json = Json.write(window);
        assertThat(json).isEqualTo("\"" + window.text() + "\"");
        assertThat(Json.read(json, Window.class)).isEqualTo(window);
    }

    @Property
    void last_and_previous_meet_without_gap_or_overlap(
            @ForAll @IntRange(min = 1, max = 400) int count,
            @ForAll Window.Unit unit,
            @ForAll Instant asOf,
            @ForAll ZoneId zone) {
        Assume.that(unit != Window.Unit.QUARTER);
        TimeRange last = Window.last(count, unit).range(asOf, zone);
        TimeRange previous = Window.previous(count, unit).range(asOf, zone);
        assertThat(previous.until()).isEqualTo(last.from());
        assertThat(last.contains(asOf)).isTrue();
        assertThat(previous.contains(asOf)).isFalse();
    }

    @Property
    void this_and_previous_meet_without_gap_or_overlap(
            @ForAll Window.Unit unit, @ForAll Instant asOf, @ForAll ZoneId zone) {
        Assume.that(unit != Window.Unit.HOUR);
        TimeRange current = Window.current(unit).range(asOf, zone);
        TimeRange before = Window.before(unit).range(asOf, zone);
        assertThat(before.until()).isEqualTo(current.from());
        assertThat(current.contains(asOf)).isTrue();
        if (before.from().isBefore(before.until())) { // Samoa had no 30 December 2011
            assertThat(Window.current(unit).range(before.from(), zone)).isEqualTo(before);
        }
    }

    @Property
    void a_longer_unit_of_the_calendar_contains_the_shorter_one(@ForAll Instant asOf, @ForAll ZoneId zone) {
        TimeRange day = Window.current(Window.Unit.DAY).range(asOf, zone);
        TimeRange week = Window.current(Window.Unit.WEEK).range(asOf, zone);
        TimeRange month = Window.current(Window.Unit.MONTH).range(asOf, zone);
        TimeRange quarter = Window.current(Window.Unit.QUARTER).range(asOf, zone);
        TimeRange year = Window.current(Window.Unit.YEAR).range(asOf, zone);
        assertThat(isWithin(day, week)).isTrue();
        assertThat(isWithin(day, month)).isTrue();
        assertThat(isWithin(month, quarter)).isTrue();
        assertThat(isWithin(quarter, year)).isTrue();
    }

    @Property
    void more_units_contain_fewer(
            @ForAll @IntRange(min = 1, max = 400) int count,
            @ForAll Window.Unit unit,
            @ForAll Instant asOf,
            @ForAll ZoneId zone) {
        Assume.that(unit != Window.Unit.QUARTER);
        TimeRange fewer = Window.last(count, unit).range(asOf, zone);
        TimeRange more = Window.last(count + 1, unit).range(asOf, zone);
        assertThat(isWithin(fewer, more)).isTrue();
    }

    @Property
    void days_begin_and_end_at_the_first_instant_of_a_day(
            @ForAll @IntRange(min = 1, max = 400) int count, @ForAll Instant asOf, @ForAll ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(asOf, zone);
        TimeRange range = Window.last(count, Window.Unit.DAY).range(asOf, zone);
        assertThat(range.until()).isEqualTo(today.plusDays(1).atStartOfDay(zone).toInstant());
        assertThat(range.from())
                .isEqualTo(today.minusDays(count - 1L).atStartOfDay(zone).toInstant());
    }

    @Property
    void hours_are_exact(@ForAll @IntRange(min = 1, max = 400) int count, @ForAll Instant asOf) {
        TimeRange range = Window.last(count, Window.Unit.HOUR).range(asOf, ZoneOffset.UTC);
        Instant ago = asOf.minus(count, ChronoUnit.HOURS);
        assertThat(range.contains(asOf)).isTrue();
        assertThat(range.contains(ago)).isFalse();
        assertThat(range.contains(ago.plus(1, ChronoUnit.MICROS))).isTrue();
    }

    @Property
    void a_range_lies_within_the_calendar(@ForAll Window window, @ForAll Instant asOf, @ForAll ZoneId zone) {
        assertThat(isWithin(window.range(asOf, zone), TimeRange.EVER)).isTrue();
    }

    private static boolean isWithin(TimeRange inner, TimeRange outer) {
        return !inner.from().isBefore(outer.from()) && !inner.until().isAfter(outer.until());
    }
}
