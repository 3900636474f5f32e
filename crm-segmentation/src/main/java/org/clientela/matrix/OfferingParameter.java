package org.clientela.matrix;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.offering.Brand;
import org.clientela.offering.Offering;
import org.clientela.offering.Tier;
import org.clientela.text.Suggestion;

/** What can be decided about an offering for a market segment: the columns of an {@link OfferingMatrix}. */
public enum OfferingParameter {
    /** What it promises against its competitors: a text. */
    POSITIONING(ValueType.TEXT),
    /** The line it belongs to: a text. */
    LINE(ValueType.TEXT),
    /** Where it stands within its line: BASIC, MID_RANGE or PREMIUM. */
    TIER(ValueType.TEXT),
    /** The list price of one unit: money. */
    PRICE(ValueType.MONEY),
    /** The margin as a share of the list price: a number, at most 1. */
    PROFIT(ValueType.NUMBER),
    /** The quality grade: a text. */
    QUALITY(ValueType.TEXT),
    /** Under whose name it is sold: BRANDED or GENERIC. */
    BRAND(ValueType.TEXT),
    /** How it is packed: a text. */
    PACKAGING(ValueType.TEXT),
    /** Within how many days it is taken back: a number, 0 for never. */
    RETURNS_POLICY(ValueType.NUMBER),
    /** The channels it is sold on: several texts, or all channels if the offering names none. */
    SALES_CHANNEL(ValueType.TEXTS) {
        @Override
        Truth test(Criterion policy, Value actual) {
            boolean isOnAll = actual.equals(NO_TEXTS);
            return isOnAll ? ofAllChannels(policy.operator()) : super.test(policy, actual);
        }

        @Override
        String text(Value actual) {
            return actual.equals(NO_TEXTS) ? "all" : super.text(actual);
        }
    },
    /** The regions, dealers or outlets in which it can be had: a text. */
    COVERAGE(ValueType.TEXT),
    /** The service level that comes with it: a text. */
    SERVICE_LEVEL(ValueType.TEXT);

    private static final Value NO_TEXTS = Value.of(Set.of());

    private final ValueType type;

    OfferingParameter(ValueType type) {
        this.type = type;
    }

    /**
     * The parameter of a name.
     *
     * @param name as {@link #toString()} writes it
     * @return the parameter
     * @throws IllegalArgumentException if there is none, with the nearest name
     */
    @JsonCreator
    public static OfferingParameter parse(String name) {
        return Arrays.stream(values())
                .filter(parameter -> parameter.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no offering parameter (%s).%n%s".formatted(name, Suggestion.hint(name, names()))));
    }

    /**
     * What an offering has.
     *
     * @param offering any
     * @return {@link Value#missing()} if it lacks the parameter
     */
    public Value of(Offering offering) {
        Optional<Value> value = switch (this) {
            case POSITIONING -> offering.positioning().map(Value::of);
            case LINE -> offering.line().map(Value::of);
            case TIER -> offering.tier().map(tier -> Value.of(tier.name()));
            case PRICE -> offering.price().map(Value::of);
            case PROFIT -> offering.marginRate().map(Value::of);
            case QUALITY -> offering.quality().map(Value::of);
            case BRAND -> offering.brand().map(brand -> Value.of(brand.name()));
            case PACKAGING -> offering.packaging().map(Value::of);
            case RETURNS_POLICY -> offering.returnsPolicy().map(policy -> Value.of(policy.days()));
            case SALES_CHANNEL -> Optional.of(channels(offering));
            case COVERAGE -> offering.coverage().map(Value::of);
            case SERVICE_LEVEL -> offering.serviceLevel().map(Value::of);
        };
        return value.orElse(Value.missing());
    }

    /**
     * The type of what offerings have.
     *
     * @return the same for all
     */
    public ValueType type() {
        return type;
    }

    /**
     * As it is written in cells.
     *
     * @return lower case, with hyphens
     */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> names() {
        return Arrays.stream(values()).map(OfferingParameter::toString).toList();
    }

    /** The only texts an offering can have here; empty if it can have any. */
    List<String> words() {
        return switch (this) {
            case TIER -> Arrays.stream(Tier.values()).map(Tier::name).toList();
            case BRAND -> Arrays.stream(Brand.values()).map(Brand::name).toList();
            default -> List.of();
        };
    }

    /** Whether what an offering has meets a policy. None of the parameters is a time, so the zone does not matter. */
    Truth test(Criterion policy, Value actual) {
        return policy.test(actual, ZoneOffset.UTC);
    }

    /** What an offering has, for people. */
    String text(Value actual) {
        return actual.toString();
    }

    private static Value channels(Offering offering) {
        Set<String> names = new LinkedHashSet<>();
        offering.salesChannels().forEach(channel -> names.add(channel.name()));
        return Value.of(names);
    }

    private static Truth ofAllChannels(Operator operator) {
        return Truth.of(operator != Operator.CONTAINS_NONE && operator != Operator.MISSING);
    }
}
