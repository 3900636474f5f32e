package org.clientela.lifecycle;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.offering.OfferingId;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.DerivedMetric;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a customer's lifecycles, as metrics and rules name them: {@code stage} is that of the customer as a whole,
 * {@code stage("pump-x")} that of its relation to one offering, all items included, and {@code stages} are all in which any
 * lifecycle is. Rolled up as {@link Lifecycles#rollUp} does it; missing, or none, before anything has begun.
 *
 * <pre>{@code
 * Rule.parse("stage(\"pump-x\") = \"OWNERSHIP\" and stages contains none (\"RETIREMENT\")",
 *         StageMetrics.in(Vocabulary.standard()));
 * }</pre>
 */
public final class StageMetrics {
    private static final Metric LAST_ENTERED = Metric.last(EventType.STAGE_ENTERED);

    private static final DerivedMetric STAGE =
            new StageMetric("stage", DerivedMetric.Argument.OPTIONAL, ValueType.TEXT, StageMetrics::rolledUp);
    private static final DerivedMetric STAGES =
            new StageMetric("stages", DerivedMetric.Argument.NONE, ValueType.TEXTS, StageMetrics::names);

    private StageMetrics() {}

    /**
     * A vocabulary in which metrics and rules may name stages.
     *
     * @param vocabulary in which an attribute of the name stage or stages hides the metric
     * @return the same with the metrics
     */
    public static Vocabulary in(Vocabulary vocabulary) {
        Vocabulary more = vocabulary;
        for (DerivedMetric metric : List.of(STAGE, STAGES)) {
            more = more.attributes().containsKey(metric.name()) ? more : more.withDerived(metric);
        }
        return more;
    }

    private static Value rolledUp(Collection<Stage> stages) {
        return Lifecycles.rollUp(stages).map(stage -> Value.of(stage.name())).orElse(Value.missing());
    }

    private static Value names(Collection<Stage> stages) {
        Set<String> names = new LinkedHashSet<>();
        stages.stream().sorted().forEach(stage -> names.add(stage.name()));
        return Value.of(names);
    }

    private record StageMetric(
            String name, Argument argument, ValueType type, Function<Collection<Stage>, Value> answer)
            implements DerivedMetric {
        @Override
        public Value of(CustomerProfile profile, @Nullable String offering) {
            return answer.apply(Lifecycles.of(profile.id(), profile.events()).all().stream()
                    .filter(lifecycle ->
                            offering == null || lifecycle.offering().value().equals(offering))
                    .flatMap(lifecycle -> lifecycle.stage().stream())
                    .toList());
        }

        @Override
        public boolean dependsOn(EventType type) {
            return type.equals(EventType.STAGE_ENTERED);
        }

        /** A stage is entered by an event, and by nothing else. */
        @Override
        public Instant nextChange(CustomerProfile profile, @Nullable String offering) {
            return LAST_ENTERED.nextChange(profile);
        }

        @Override
        public List<EventId> events(CustomerProfile profile, @Nullable String offering) {
            return profile.events().stream()
                    .filter(event -> event.type().equals(EventType.STAGE_ENTERED))
                    .filter(event -> offering == null
                            || event.offering()
                                    .map(OfferingId::value)
                                    .filter(offering::equals)
                                    .isPresent())
                    .map(Event::id)
                    .toList();
        }
    }
}
