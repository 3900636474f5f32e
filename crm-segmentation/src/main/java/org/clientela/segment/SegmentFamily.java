package org.clientela.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.ValueType;
import org.clientela.internal.Checks;
import org.clientela.json.Json;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.text.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Segments that belong together and come ready-made: their rules are texts with parameters, so that a host reads them, changes
 * thresholds, takes some and leaves others. A value; travels as JSON, which is also how the {@linkplain #standard() standard ones}
 * are kept.
 *
 * <pre>{@code
 * SegmentFamily family = SegmentFamily.standard("value by behaviour").with("high", "5000 EUR");
 * crm.segments().define(family);
 * SegmentFamily.standard("profitability").partition().orElseThrow().of(population);
 * }</pre>
 *
 * @param name of the family
 * @param purpose what it is for, and where it comes from
 * @param attributes the attributes of customers it asks for beside the standard ones, by name
 * @param parameters what may be changed, by name, as it is written in rules
 * @param seeds the definitions; of a partition the first one goes first
 * @param rest the name of those who are in none, if each customer is to be in exactly one; else null
 */
public record SegmentFamily(
        String name,
        String purpose,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ValueType> attributes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> parameters,
        List<Seed> seeds,
        @Nullable String rest) {
    private static final Pattern PARAMETER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern AMOUNT = Pattern.compile("(-?[0-9.]+) [A-Z]{3}");

    /**
     * The definition of one segment, with places for parameters.
     *
     * @param name of the segment
     * @param purpose what it is for
     * @param rule as {@link Rule#parse} reads it once <code>${parameter}</code> is replaced
     */
    public record Seed(String name, String purpose, String rule) {
        /** Checks that all are there. */
        public Seed {
            Checks.id("name of the segment", Checks.name("name of the segment", name));
            Checks.name("purpose of the segment", purpose);
            Checks.name("rule of the segment", rule);
        }
    }

    /** Reads every rule, so that each family that exists can be used. */
    public SegmentFamily {
        Checks.name("name of the family", name);
        Checks.name("purpose of the family", purpose);
        attributes = attributes == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        seeds = seeds == null ? List.of() : List.copyOf(seeds);
        SegmentNames.distinct(segments(seeds, attributes, parameters), rest == null ? Set.of() : Set.of(rest));
    }

    /**
     * The families of our field.
     *
     * @return profitability, special needs, strategic importance, market kind, value by behaviour, channel preference
     */
    public static List<SegmentFamily> standard() {
        return Standard.ALL;
    }

    /**
     * A family of our field.
     *
     * @param name as {@link #standard()} has it
     * @return the family
     * @throws IllegalArgumentException if there is none, with the nearest name
     */
    public static SegmentFamily standard(String name) {
        List<String> names = Standard.ALL.stream().map(SegmentFamily::name).toList();
        return Standard.ALL.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no family of segments (%s).%n%s".formatted(name, Suggestion.hint(name, names))));
    }

    /**
     * The same with another value of a parameter.
     *
     * @param parameter one of the {@link #parameters()}
     * @param value as it is written in rules, for example {@code 5000 GBP} or {@code 6 months}
     * @return the copy
     * @throws IllegalArgumentException if there is no such parameter, with the nearest name
     * @throws org.clientela.rule.RuleException if a rule makes no sense with it, with everything that is wrong
     */
    public SegmentFamily with(String parameter, String value) {
        if (!parameters.containsKey(parameter)) {
            throw unknown(parameter, parameters);
        }
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, Objects.requireNonNull(value, "value"));
        return new SegmentFamily(name, purpose, attributes, changed, seeds, rest);
    }

    /**
     * The same with its amounts in another currency. Nothing is converted: the numbers stay.
     *
     * @param currency of the host
     * @return the copy
     */
    public SegmentFamily in(Currency currency) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.replaceAll((parameter, value) -> {
            Matcher amount = AMOUNT.matcher(value);
            return amount.matches() ? amount.group(1) + " " + currency.getCurrencyCode() : value;
        });
        return new SegmentFamily(name, purpose, attributes, changed, seeds, rest);
    }

    /**
     * The same with some of its segments only.
     *
     * @param names of segments, which refer to none that is left out
     * @return the copy, in the order of the family
     * @throws IllegalArgumentException if there is no such segment, with the nearest name
     */
    public SegmentFamily only(String... names) {
        List<String> all = seeds.stream().map(Seed::name).toList();
        for (String wanted : names) {
            if (!all.contains(wanted)) {
                throw new IllegalArgumentException("The family (%s) has no segment (%s).%n%s"
                        .formatted(name, wanted, Suggestion.hint(wanted, all)));
            }
        }
        List<Seed> some = seeds.stream()
                .filter(seed -> List.of(names).contains(seed.name()))
                .toList();
        return new SegmentFamily(name, purpose, attributes, parameters, some, rest);
    }

    /**
     * A vocabulary that has the words it needs.
     *
     * @param vocabulary of the host
     * @return the same with the {@link #attributes()}
     */
    public Vocabulary in(Vocabulary vocabulary) {
        return withAttributes(vocabulary, attributes);
    }

    /**
     * Its segments, as ordinary definitions.
     *
     * @return in their order, each of version 1 with its purpose, and the family as note
     */
    public List<Segment> segments() {
        return segments(seeds, attributes, parameters).stream()
                .map(segment -> segment.withNote("of the family " + name))
                .toList();
    }

    /**
     * Its segments as a partition.
     *
     * @return empty if a customer may be in several
     */
    public Optional<Partition> partition() {
        return Optional.ofNullable(rest).map(others -> new Partition(segments(), others));
    }

    private static List<Segment> segments(
            List<Seed> seeds, Map<String, ValueType> attributes, Map<String, String> parameters) {
        Vocabulary vocabulary = withAttributes(Vocabulary.standard(), attributes);
        List<Segment> segments = new ArrayList<>();
        for (Seed seed : seeds) {
            segments.add(Segment.define(seed.name(), replaced(seed.rule(), parameters), vocabulary)
                    .withPurpose(seed.purpose()));
        }
        return segments;
    }

    private static Vocabulary withAttributes(Vocabulary vocabulary, Map<String, ValueType> attributes) {
        Vocabulary words = vocabulary;
        for (Map.Entry<String, ValueType> attribute : attributes.entrySet()) {
            words = words.withAttribute(AttributeKey.of(attribute.getKey(), attribute.getValue()));
        }
        return words;
    }

    private static String replaced(String rule, Map<String, String> parameters) {
        return PARAMETER.matcher(rule).replaceAll(match -> {
            String value = parameters.get(match.group(1));
            if (value == null) {
                throw unknown(match.group(1), parameters);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static IllegalArgumentException unknown(String parameter, Map<String, String> parameters) {
        return new IllegalArgumentException("The family has no parameter (%s).%n%s"
                .formatted(parameter, Suggestion.hint(parameter, parameters.keySet()))
                .stripTrailing());
    }

    /** Read once, when they are first asked for. */
    private static final class Standard {
        static final List<SegmentFamily> ALL = read();

        private static List<SegmentFamily> read() {
            try (InputStream file = SegmentFamily.class.getResourceAsStream("families.json")) {
                String json = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
                return List.of(Json.read(json, SegmentFamily[].class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
