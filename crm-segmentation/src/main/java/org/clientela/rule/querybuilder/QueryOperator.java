package org.clientela.rule.querybuilder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clientela.attribute.Operator;
import org.clientela.attribute.ValueType;

/** What react-querybuilder calls its operators, and what they are here. */
enum QueryOperator {
    EQUAL("=", "=", Operator.EQUAL),
    NOT_EQUAL("!=", "!=", Operator.NOT_EQUAL),
    LESS("<", "<", Operator.LESS),
    AT_MOST("<=", "<=", Operator.AT_MOST),
    GREATER(">", ">", Operator.GREATER),
    AT_LEAST(">=", ">=", Operator.AT_LEAST),
    CONTAINS("contains", "contains", Operator.CONTAINS_TEXT),
    BEGINS_WITH("beginsWith", "begins with", Operator.STARTS_WITH),
    ENDS_WITH("endsWith", "ends with", Operator.ENDS_WITH),
    DOES_NOT_CONTAIN("doesNotContain", "does not contain", Operator.CONTAINS_TEXT, true),
    DOES_NOT_BEGIN_WITH("doesNotBeginWith", "does not begin with", Operator.STARTS_WITH, true),
    DOES_NOT_END_WITH("doesNotEndWith", "does not end with", Operator.ENDS_WITH, true),
    NULL("null", "is missing", Operator.MISSING),
    NOT_NULL("notNull", "is present", Operator.PRESENT),
    IN("in", "in", Operator.IN),
    NOT_IN("notIn", "not in", Operator.NOT_IN),
    BETWEEN("between", "between", Operator.BETWEEN),
    NOT_BETWEEN("notBetween", "not between", Operator.BETWEEN, true),
    CONTAINS_ANY("containsAny", "contains any", Operator.CONTAINS_ANY),
    CONTAINS_ALL("containsAll", "contains all", Operator.CONTAINS_ALL),
    CONTAINS_NONE("containsNone", "contains none", Operator.CONTAINS_NONE);

    private final String text;
    private final String label;
    private final Operator operator;
    private final boolean negated;

    QueryOperator(String text, String label, Operator operator) {
        this(text, label, operator, false);
    }

    QueryOperator(String text, String label, Operator operator, boolean negated) {
        this.text = text;
        this.label = label;
        this.operator = operator;
        this.negated = negated;
    }

    static Optional<QueryOperator> find(String text) {
        return Arrays.stream(values()).filter(known -> known.text.equals(text)).findFirst();
    }

    /** The one that says the same, of a test or of its negation; empty if that takes a group with {@code not}. */
    static Optional<QueryOperator> of(Operator operator, boolean negated) {
        return Arrays.stream(values())
                .filter(known -> known.operator == operator && known.negated == negated)
                .findFirst();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(QueryOperator::toString).toList();
    }

    /** What it is here: of several texts, to contain one is to contain any of one. */
    Operator operator(Optional<ValueType> type) {
        if (operator == Operator.CONTAINS_TEXT
                && type.filter(ValueType.TEXTS::equals).isPresent()) {
            return negated ? Operator.CONTAINS_NONE : Operator.CONTAINS_ANY;
        }
        return operator;
    }

    /** Whether it stands for the negation of what it is here. */
    boolean negates(Optional<ValueType> type) {
        return negated && operator(type) == operator;
    }

    /** Whether its value is a list. */
    boolean takesList() {
        return switch (this) {
            case IN, NOT_IN, BETWEEN, NOT_BETWEEN, CONTAINS_ANY, CONTAINS_ALL, CONTAINS_NONE -> true;
            default -> false;
        };
    }

    boolean takesNothing() {
        return this == NULL || this == NOT_NULL;
    }

    /** Whether the editor offers it for values of a type. */
    boolean suits(ValueType type) {
        return switch (this) {
            case NULL, NOT_NULL -> true;
            case CONTAINS_ANY, CONTAINS_ALL, CONTAINS_NONE -> type == ValueType.TEXTS;
            case CONTAINS, BEGINS_WITH, ENDS_WITH, DOES_NOT_CONTAIN, DOES_NOT_BEGIN_WITH, DOES_NOT_END_WITH ->
                type == ValueType.TEXT;
            case LESS, AT_MOST, GREATER, AT_LEAST, BETWEEN, NOT_BETWEEN -> type.isOrdered();
            case IN, NOT_IN -> type != ValueType.TEXTS && type != ValueType.FLAG;
            default -> type != ValueType.TEXTS;
        };
    }

    String label() {
        return label;
    }

    @Override
    public String toString() {
        return text;
    }
}
