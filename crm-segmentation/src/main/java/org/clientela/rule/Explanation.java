package org.clientela.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.event.EventId;
import org.clientela.profile.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule holds for a customer, does not, or cannot be said to: a tree of the shape of the rule. Immutable; travels as
 * JSON. It holds what is known of one customer, so it is for who may see that and does not belong into logs.
 *
 * <pre>
 * ✗ all of
 *   ✓ count(purchase, last 12 months): 4, expected &gt;= 3
 *   ✗ sum(purchase.amount, last 12 months): EUR 812.50, expected &gt;= EUR 1000.00
 *   ? not
 *     ? country: missing, expected in ("DE", "FR")
 * </pre>
 *
 * @param subject the metric of a test; for the others "all of", "any of" or "not"
 * @param truth whether this part holds
 * @param expected the criterion of a test as it is written in rules; null for the others
 * @param actual the answer to the metric of a test; null for the others
 * @param events the events on which the answer of a test rests; empty for the others
 * @param parts what it follows from; empty for a test
 */
public record Explanation(
        String subject,
        Truth truth,
        @Nullable String expected,
        @Nullable Value actual,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventId> events,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Explanation> parts) {
    static final String ALL_OF = "all of";
    static final String ANY_OF = "any of";
    static final String NOT = "not";

    private static final int SHOWN = 200;

    /** Copies the parts. The answer of a test is never null, but may be missing; the others have none. */
    public Explanation {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(truth, "truth");
        events = events == null ? List.of() : List.copyOf(events);
        parts = parts == null ? List.of() : List.copyOf(parts);
        if (expected == null) {
            actual = null;
        } else {
            actual = actual == null ? Value.missing() : actual;
        }
    }

    static Explanation of(String subject, Truth truth, List<Explanation> parts) {
        return new Explanation(subject, truth, null, null, List.of(), parts);
    }

    static Explanation of(Metric metric, String expected, Value actual, Truth truth, List<EventId> events) {
        return new Explanation(metric.toString(), truth, expected, actual, events, List.of());
    }

    /**
     * Whether this is a single test.
     *
     * @return true if it has an actual and an expected value
     */
    public boolean ofTest() {
        return expected != null;
    }

    /**
     * The tick in front of a line.
     *
     * @param truth of what stands there
     * @return ✓, ✗ or, if it is not known, ?
     */
    public static char tick(Truth truth) {
        return switch (truth) {
            case TRUE -> '✓';
            case FALSE -> '✗';
            case UNKNOWN -> '?';
        };
    }

    /**
     * For people.
     *
     * @return a line each, the parts indented below the whole; without a line break at the end
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write("", text);
        return text.toString();
    }

    private void write(String indent, StringBuilder text) {
        text.append(indent).append(tick(truth)).append(' ').append(subject);
        if (expected != null) {
            text.append(": ").append(shortened(String.valueOf(actual)));
            text.append(", expected ").append(shortened(expected));
        }
        for (Explanation part : parts) {
            part.write(indent + "  ", text.append('\n'));
        }
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
