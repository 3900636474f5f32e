package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.clientela.profile.Window.Unit;
import org.clientela.text.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "last 1 months,    2024-03-29, 2024-02-29, 2024-03-30",
        "last 1 years,     2024-02-29, 2023-03-01, 2024-03-01",
        "last 1 years,     2025-02-28, 2024-03-01, 2025-03-01",
        "this year,        2024-02-29, 2024-01-01, 2025-01-01",
        "previous year,    2024-02-29, 2023-01-01, 2024-01-01",
        "this quarter,     2026-05-31, 2026-04-01, 2026-07-01",
        "previous quarter, 2026-01-01, 2025-10-01, 2026-01-01",
        "this week,        2026-03-01, 2026-02-23, 2026-03-02",
        "last 90 days,     2026-11-22, 2026-08-25, 2026-11-23",
        "previous 90 days, 2026-11-22, 2026-05-27, 2026-08-25",
        "from 2026-01-01 until 2026-04-01, 2026-11-22, 2026-01-01, 2026-04-01"
    })
    void coversWholeDays(String text, LocalDate day, LocalDate from, LocalDate until) {
        Instant noon = day.atTime(12, 0).atZone(BERLIN).toInstant();
        TimeRange range = Window.parse(text).range(noon, BERLIN);
        assertThat(LocalDate.ofInstant(range.from(), BERLIN)).isEqualTo(from);
        assertThat(LocalDate.ofInstant(range.until(), BERLIN)).isEqualTo(until);
    }

    @Test
    void countsALongDayWhenClocksGoBack() {
        TimeRange day = Window.last(1, Unit.DAY).range(Instant.parse("2026-10-25T12:00:00Z"), BERLIN);
        assertThat(Duration.between(day.from(), day.until())).hasHours(25);
    }

    @Test
    void suggestsTheUnitThatWasMeant() {
        assertThatThrownBy(() -> Window.parse("last 90 dyas"))
                .isInstanceOf(SyntaxException.class)
                .hasMessage("There is no unit of time (dyas).%n  last 90 dyas%n          ^%nMaybe you meant (days)?"
                        .formatted());
    }

    @Test
    void refusesWhatIsNoWindow() {
        assertThatThrownBy(() -> Window.parse("sometimes")).hasMessageContaining("There should be a window here");
        assertThatThrownBy(() -> Window.parse("last 0 days")).hasMessageContaining("not between 1 and 999999");
        assertThatThrownBy(() -> Window.parse("last 3 quarters"))
                .hasMessageContaining("There is no window of the last (3)");
        assertThatThrownBy(() -> Window.parse("this hour")).hasMessageContaining("no calendar window");
        assertThatThrownBy(() -> Window.parse("from 2026-04-01 until 2026-01-01"))
                .hasMessageContaining("Maybe the two were swapped?");
        assertThatThrownBy(() -> Window.parse("from yesterday until 2026-01-01"))
                .hasMessageContaining("There should be a date here");
        assertThatThrownBy(() -> Window.parse("from 2026-02-30 until 2026-04-01"))
                .hasMessageContaining("There should be a date here");
        assertThatThrownBy(() -> Window.between(LocalDate.MIN, LocalDate.of(2026, 1, 1)))
                .hasMessageContaining("not between year 1 and year 9999");
        assertThatThrownBy(() -> new TimeRange(Instant.EPOCH, Instant.EPOCH.minusSeconds(1)))
                .hasMessageContaining("Maybe the two were swapped?");
    }
}
