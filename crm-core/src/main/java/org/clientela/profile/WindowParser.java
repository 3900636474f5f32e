package org.clientela.profile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.clientela.profile.Window.Unit;
import org.clientela.text.Scanner;
import org.clientela.text.SyntaxException;

/** Reads windows. */
final class WindowParser {
    private WindowParser() {}

    static Window parse(Scanner scanner) {
        int start = scanner.position();
        if (scanner.tryWords("ever")) {
            return Window.EVER;
        }
        if (scanner.tryWords("last")) {
            return checked(scanner, start, () -> {
                int count = scanner.count("units");
                return tryEvents(scanner) ? Window.lastEvents(count) : Window.last(count, unit(scanner));
            });
        }
        if (scanner.tryWords("first")) {
            return checked(scanner, start, () -> {
                int count = scanner.count("events");
                if (!tryEvents(scanner)) {
                    scanner.words("events");
                }
                return Window.firstEvents(count);
            });
        }
        if (scanner.tryWords("before")) {
            return checked(scanner, start, () -> Window.earlierThan(inner(scanner, start)));
        }
        if (scanner.tryWords("this")) {
            return checked(scanner, start, () -> Window.current(unit(scanner)));
        }
        if (scanner.tryWords("previous")) {
            return checked(
                    scanner,
                    start,
                    () -> scanner.atNumber()
                            ? Window.previous(scanner.count("units"), unit(scanner))
                            : Window.before(unit(scanner)));
        }
        if (scanner.tryWords("from")) {
            LocalDate from = date(scanner);
            scanner.words("until");
            LocalDate until = date(scanner);
            return checked(scanner, start, () -> Window.between(from, until));
        }
        throw scanner.failure(
                "There should be a window here.",
                "Maybe one of: last 90 days, previous 90 days, this year, previous month, from 2026-01-01 until 2026-04-01, before this year, first 3 events, ever?");
    }

    private static boolean tryEvents(Scanner scanner) {
        return scanner.tryWords("events") || scanner.tryWords("event");
    }

    /** The window inside another: nests no deeper, however often the text says so. */
    private static Window inner(Scanner scanner, int start) {
        if (scanner.tryWords("before")) {
            throw scanner.failureAt(
                    start, "There is nothing before what was before.", "Maybe use before last 90 days?");
        }
        return parse(scanner);
    }

    static Unit unit(Scanner scanner) {
        Map<String, Unit> known = new LinkedHashMap<>();
        for (Unit unit : Unit.values()) {
            known.put(unit.singular(), unit);
            known.put(unit.plural(), unit);
        }
        return Objects.requireNonNull(known.get(scanner.oneOf("a unit of time", known.keySet())));
    }

    private static LocalDate date(Scanner scanner) {
        int start = scanner.position();
        String numeral = scanner.numeral();
        try {
            return LocalDate.parse(numeral);
        } catch (DateTimeException e) {
            throw scanner.failureAt(start, "There should be a date here.", "Maybe write it as 2026-03-01?");
        }
    }

    private static Window checked(Scanner scanner, int start, Supplier<Window> window) {
        try {
            return window.get();
        } catch (SyntaxException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }
}
