package org.clientela.attribute;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.clientela.money.Money;
import org.clientela.text.Scanner;

/** Reads operators and literals. */
final class CriterionParser {
    /** The longer mark comes before the one it begins with. */
    private static final List<Operator> BY_MARK = List.of(
            Operator.AT_MOST, Operator.AT_LEAST, Operator.NOT_EQUAL, Operator.EQUAL, Operator.LESS, Operator.GREATER);

    private static final List<Operator> BY_WORDS = List.of(
            Operator.IN,
            Operator.NOT_IN,
            Operator.CONTAINS_ANY,
            Operator.CONTAINS_ALL,
            Operator.CONTAINS_NONE,
            Operator.CONTAINS_TEXT,
            Operator.STARTS_WITH,
            Operator.ENDS_WITH,
            Operator.PRESENT,
            Operator.MISSING,
            Operator.BETWEEN);

    /** Of a text without quotes, in hints. */
    private static final int MOST_SHOWN = 60;

    private CriterionParser() {}

    static Criterion parse(Scanner scanner) {
        int start = scanner.position();
        Operator operator = operator(scanner);
        List<Value> operands = operands(scanner, operator);
        try {
            return new Criterion(operator, operands);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }

    private static Operator operator(Scanner scanner) {
        for (Operator operator : BY_MARK) {
            if (scanner.tryMark(operator.toString())) {
                return operator;
            }
        }
        for (Operator operator : BY_WORDS) {
            if (scanner.tryWords(operator.toString())) {
                return operator;
            }
        }
        throw scanner.failure(
                "There should be a comparison here.",
                "Maybe one of =, !=, <, <=, >, >=, between, in, not in, contains any, contains text, starts with, is present, is missing?");
    }

    private static List<Value> operands(Scanner scanner, Operator operator) {
        List<Value> operands = new ArrayList<>();
        if (operator == Operator.BETWEEN) {
            operands.add(literal(scanner));
            scanner.words("and");
            operands.add(literal(scanner));
        } else if (operator.takesList()) {
            scanner.mark("(");
            do {
                operands.add(literal(scanner));
            } while (scanner.tryMark(","));
            scanner.mark(")");
        } else if (operator.takes(1)) {
            operands.add(literal(scanner));
        }
        return operands;
    }

    static boolean atValue(Scanner scanner) {
        int start = scanner.position();
        boolean value = scanner.peek() == '"'
                || scanner.atNumber()
                || scanner.tryWords("true")
                || scanner.tryWords("false")
                || (scanner.tryName() != null && scanner.atNumber());
        scanner.reset(start);
        return value;
    }

    private static Value literal(Scanner scanner) {
        if (scanner.peek() == '"') {
            return Value.of(scanner.quotedText());
        }
        if (scanner.tryWords("true")) {
            return Value.of(true);
        }
        if (scanner.tryWords("false")) {
            return Value.of(false);
        }
        int start = scanner.position();
        if (scanner.atNumber()) {
            String numeral = scanner.numeral();
            String currency = scanner.tryCurrency();
            return currency == null ? numeral(scanner, start, numeral) : money(scanner, start, currency, numeral);
        }
        String word = scanner.tryName();
        if (word != null && scanner.atNumber()) {
            return money(scanner, start, word, scanner.numeral());
        }
        scanner.reset(start);
        String unquoted = words(scanner);
        throw scanner.failureAt(
                start,
                "There should be a value here.",
                unquoted.isEmpty()
                        ? "Maybe a number (3), an amount (1000 EUR), a date (2026-03-01) or a text in double quotes (\"DE\")?"
                        : "Maybe write %s, in double quotes?".formatted(Scanner.quotedText(unquoted)));
    }

    /** The words that stand here, as far as they could be one text that lacks its quotes. */
    private static String words(Scanner scanner) {
        StringBuilder words = new StringBuilder();
        while (words.length() < MOST_SHOWN && !scanner.tryWords("and") && !scanner.tryWords("or")) {
            String word = scanner.tryName();
            if (word == null) {
                break;
            }
            words.append(words.isEmpty() ? "" : " ").append(word);
        }
        return words.length() > MOST_SHOWN ? words.substring(0, MOST_SHOWN) + "…" : words.toString();
    }

    private static Value money(Scanner scanner, int start, String currency, String numeral) {
        try {
            return Value.of(Money.of(currency, numeral));
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }

    private static Value numeral(Scanner scanner, int start, String numeral) {
        try {
            if (numeral.indexOf('T') > 0) {
                return Value.of(Instant.parse(numeral));
            }
            if (numeral.indexOf('-', 1) > 0 && numeral.indexOf('E') < 0) {
                return Value.of(LocalDate.parse(numeral));
            }
            return Value.of(new BigDecimal(numeral));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw scanner.failureAt(
                    start,
                    "The value (%s) is neither a number nor a date.".formatted(numeral),
                    "Maybe write 12.5, 2026-03-01 or 2026-03-01T10:00:00Z?");
        }
    }
}
