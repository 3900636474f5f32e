package org.clientela.attribute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.clientela.text.Suggestion;

/**
 * The operators of a {@link Criterion}: a closed set. What a missing value does is the same for all but the last two:
 * the answer is {@link Truth#UNKNOWN}.
 *
 * <p>Texts are compared character by character, as they are: upper and lower case differ, and so do {@code é} as one character
 * and as two. What a text is searched for has at most {@value #MAX_SEARCHED} characters, and there are no patterns, so that the
 * time a search takes grows with the length of the text only.
 */
public enum Operator {
    /** The same value. */
    EQUAL("=", 1, 1) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return Values.equal(actual, operands.get(0), zone);
        }
    },
    /** Another value. */
    NOT_EQUAL("!=", 1, 1) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return EQUAL.test(actual, operands, zone).not();
        }
    },
    /** Smaller or earlier. */
    LESS("<", 1, 1) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return AT_LEAST.test(actual, operands, zone).not();
        }
    },
    /** Smaller, earlier or the same. */
    AT_MOST("<=", 1, 1) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return Values.compare(operands.get(0), actual, zone);
        }
    },
    /** Larger or later. */
    GREATER(">", 1, 1) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return AT_MOST.test(actual, operands, zone).not();
        }
    },
    /** Larger, later or the same. */
    AT_LEAST(">=", 1, 1) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return Values.compare(actual, operands.get(0), zone);
        }
    },
    /** From the first operand to the second, both included. */
    BETWEEN("between", 2, 2) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return Values.compare(actual, operands.get(0), zone).and(Values.compare(operands.get(1), actual, zone));
        }
    },
    /** One of several values. */
    IN("in", 1, Criterion.MAX_OPERANDS) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            Truth any = Truth.FALSE;
            for (Value operand : operands) {
                any = any.or(Values.equal(actual, operand, zone));
            }
            return any;
        }
    },
    /** None of several values. */
    NOT_IN("not in", 1, Criterion.MAX_OPERANDS) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return IN.test(actual, operands, zone).not();
        }
    },
    /** Of several texts, at least one is among the operands. */
    CONTAINS_ANY("contains any", 1, Criterion.MAX_OPERANDS) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return Values.texts(actual, texts -> Truth.of(operands.stream().anyMatch(o -> holds(texts, o))));
        }
    },
    /** Of several texts, all operands are among them. */
    CONTAINS_ALL("contains all", 1, Criterion.MAX_OPERANDS) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return Values.texts(actual, texts -> Truth.of(operands.stream().allMatch(o -> holds(texts, o))));
        }
    },
    /** Of several texts, none is among the operands. */
    CONTAINS_NONE("contains none", 1, Criterion.MAX_OPERANDS) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return CONTAINS_ANY.test(actual, operands, zone).not();
        }
    },
    /** A text begins with the operand. */
    STARTS_WITH("starts with", 1, 1) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return Values.text(actual, operands.get(0), String::startsWith);
        }
    },
    /** A text ends with the operand. */
    ENDS_WITH("ends with", 1, 1) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return Values.text(actual, operands.get(0), String::endsWith);
        }
    },
    /** A text has the operand somewhere. */
    CONTAINS_TEXT("contains text", 1, 1) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return Values.text(actual, operands.get(0), String::contains);
        }
    },
    /** There is a value. Never unknown. */
    PRESENT("is present", 0, 0) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return Truth.of(!actual.isMissing());
        }
    },
    /** There is no value. Never unknown. */
    MISSING("is missing", 0, 0) {
        @Override
        Truth test(Value actual, List<Value> operands, ZoneId zone) {
            return Truth.of(actual.isMissing());
        }
    };

    /** The longest text to search for. */
    static final int MAX_SEARCHED = 200;

    private final String text;
    private final int fewest;
    private final int most;

    Operator(String text, int fewest, int most) {
        this.text = text;
        this.fewest = fewest;
        this.most = most;
    }

    /**
     * The operator of a text.
     *
     * @param text as {@link #toString()} writes it
     * @return the operator
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Operator parse(String text) {
        return Arrays.stream(values())
                .filter(operator -> operator.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operator (%s).%n%s"
                        .formatted(
                                text,
                                Suggestion.hint(
                                        text,
                                        Arrays.stream(values())
                                                .map(Operator::toString)
                                                .toList()))));
    }

    /**
     * As it is written in rules.
     *
     * @return for example {@code >=} or {@code is missing}
     */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    /** Holds a value against the operands; both sides are of comparable types or the answer is unknown. */
    abstract Truth test(Value actual, List<Value> operands, ZoneId zone);

    boolean takes(int operands) {
        return operands >= fewest && operands <= most;
    }

    boolean takesList() {
        return most > 2;
    }

    /**
     * Whether it holds, or fails, from some value on upwards: true of the comparisons with smaller and larger.
     *
     * @return true of {@code <}, {@code <=}, {@code >} and {@code >=}
     */
    public boolean isThreshold() {
        return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
    }

    /** Whether it looks into a text. */
    boolean searches() {
        return this == STARTS_WITH || this == ENDS_WITH || this == CONTAINS_TEXT;
    }

    /** Whether a value of the type can be tested at all. */
    boolean suits(ValueType type) {
        return switch (this) {
            case PRESENT, MISSING -> true;
            case CONTAINS_ANY, CONTAINS_ALL, CONTAINS_NONE -> type == ValueType.TEXTS;
            case STARTS_WITH, ENDS_WITH, CONTAINS_TEXT -> type == ValueType.TEXT;
            case LESS, AT_MOST, GREATER, AT_LEAST, BETWEEN -> type.isOrdered();
            default -> type != ValueType.TEXTS;
        };
    }

    /** The type that operands must have when the value is of the given type. */
    ValueType operandType(ValueType type) {
        return type == ValueType.TEXTS ? ValueType.TEXT : type;
    }

    private static boolean holds(Set<String> texts, Value operand) {
        return operand instanceof Value.Text wanted && texts.contains(wanted.text());
    }
}
