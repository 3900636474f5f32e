package org.clientela.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.internal.Checks;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.DerivedMetric;
import org.clientela.profile.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Scores that metrics and rules may name: {@code score("rfm") >= 12} and {@code band("rfm") = "gold"}. Immutable.
 *
 * <pre>{@code
 * Scores scores = Scores.none().with("rfm", model, ScoreBand.of("bronze", 3), ScoreBand.of("gold", 12));
 * Rule.parse("band(\"rfm\") = \"gold\"", scores.in(Vocabulary.standard()));
 * }</pre>
 */
public final class Scores {
    private record Named(ScoringModel model, List<ScoreBand> bands) {}

    private static final Scores NONE = new Scores(Map.of());

    private final Map<String, Named> models;

    private Scores(Map<String, Named> models) {
        this.models = models;
    }

    /**
     * No scores yet.
     *
     * @return to add to
     */
    public static Scores none() {
        return NONE;
    }

    /**
     * The same with one score more, or another model for one.
     *
     * @param name as it stands in rules
     * @param model tells the score
     * @param bands what ranges of scores are called, in any order; below the lowest a score has none
     * @return the copy
     * @throws IllegalArgumentException if two bands have one name or one beginning
     */
    public Scores with(String name, ScoringModel model, ScoreBand... bands) {
        Map<String, Named> more = new TreeMap<>(models);
        List<ScoreBand> ascending = Arrays.stream(bands)
                .sorted(Comparator.comparingDouble(ScoreBand::from))
                .toList();
        for (int i = 1; i < ascending.size(); i++) {
            requireApart(ascending.get(i - 1), ascending.get(i));
        }
        Set<String> names = ascending.stream().map(ScoreBand::name).collect(Collectors.toSet());
        if (names.size() < ascending.size()) {
            throw new IllegalArgumentException(
                    "Two bands of the score (%s) have the same name.%nMaybe join them?".formatted(name));
        }
        more.put(Checks.name("name of the score", name), new Named(model, ascending));
        return new Scores(Collections.unmodifiableMap(more));
    }

    /**
     * A vocabulary in which metrics and rules may name these scores.
     *
     * @param vocabulary that has no metrics named score or band
     * @return the same with both
     */
    public Vocabulary in(Vocabulary vocabulary) {
        return vocabulary
                .withDerived(new Derived("score", ValueType.NUMBER))
                .withDerived(new Derived("band", ValueType.TEXT));
    }

    private static void requireApart(ScoreBand lower, ScoreBand upper) {
        if (lower.from() == upper.from()) {
            throw new IllegalArgumentException("The bands (%s) and (%s) both begin at (%s).%nMaybe leave one out?"
                    .formatted(lower.name(), upper.name(), upper.from()));
        }
    }

    private static Value number(Score score) {
        return Double.isFinite(score.value()) ? Value.of(BigDecimal.valueOf(score.value())) : Value.missing();
    }

    private static Value band(Score score, List<ScoreBand> bands) {
        Value band = Value.missing();
        for (ScoreBand next : bands) {
            band = score.value() >= next.from() ? Value.of(next.name()) : band;
        }
        return band;
    }

    /** The number, or the band, of the score that the argument names. */
    private final class Derived implements DerivedMetric {
        private final String name;
        private final ValueType type;

        Derived(String name, ValueType type) {
            this.name = name;
            this.type = type;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Argument argument() {
            return Argument.REQUIRED;
        }

        @Override
        public ValueType type() {
            return type;
        }

        @Override
        public Set<String> arguments() {
            return models.keySet();
        }

        @Override
        public Value of(CustomerProfile profile, @Nullable String argument) {
            Named named = models.get(String.valueOf(argument));
            Optional<Score> score =
                    named == null ? Optional.empty() : named.model().score(profile);
            if (named == null || score.isEmpty()) {
                return Value.missing();
            }
            return type == ValueType.NUMBER ? number(score.get()) : band(score.get(), named.bands());
        }

        @Override
        public Instant nextChange(CustomerProfile profile, @Nullable String argument) {
            Named named = models.get(String.valueOf(argument));
            return named == null ? Instant.MAX : named.model().nextChange(profile);
        }
    }
}
