package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.clientela.attribute.Value;
import org.clientela.customer.CustomerId;
import org.clientela.testing.ClientelaDomain;
import org.clientela.testing.Parts;

@Domain(ClientelaDomain.class)
@Domain(DomainContext.Global.class)
class PopulationProperties {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_population_answers_what_its_profiles_answer(
            @ForAll("profiles") List<CustomerProfile> profiles, @ForAll @Size(max = 4) List<Metric> metrics) {
        Population population = Population.of(profiles);
        List<Answers> together = population.answersAll(metrics);
        for (int m = 0; m < metrics.size(); m++) {
            assertSame(profiles, population, metrics.get(m), together.get(m));
            assertSame(profiles, population, metrics.get(m), population.answers(metrics.get(m)));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_population_seen_from_another_instant_answers_what_profiles_seen_from_there_answer(
            @ForAll("profiles") List<CustomerProfile> profiles, @ForAll Instant instant, @ForAll Metric metric) {
        Population later = Population.of(profiles).asOf(instant);
        List<CustomerProfile> seen =
                profiles.stream().map(profile -> profile.asOf(instant)).toList();
        assertSame(seen, later, metric, later.answers(metric));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void customers_are_found_where_they_are(@ForAll("profiles") List<CustomerProfile> profiles) {
        Population population = Population.of(profiles);
        assertThat(population.size()).isEqualTo(profiles.size());
        for (CustomerProfile profile : profiles) {
            assertThat(population.customer(population.indexOf(profile.id()))).isEqualTo(profile.id());
        }
        assertThat(population.indexOf(CustomerId.of("nobody"))).isNegative();
    }

    private static void assertSame(
            List<CustomerProfile> profiles, Population population, Metric metric, Answers answers) {
        assertThat(answers.size()).isEqualTo(profiles.size());
        for (CustomerProfile profile : profiles) {
            int index = population.indexOf(profile.id());
            Optional<Value> expected = answer(() -> metric.of(profile));
            assertThat(answer(() -> answers.get(index)))
                    .as("%s of %s in %s", metric, profile, profile.zone())
                    .isEqualTo(expected);
            expected.ifPresent(value ->
                    assertThat((Double) answers.number(index)).as("%s", metric).isEqualTo((Double) number(value)));
        }
    }

    /** Empty where the answer does not fit money or a number; then it fits neither here nor there. */
    private static Optional<Value> answer(java.util.function.Supplier<Value> answer) {
        try {
            return Optional.of(answer.get());
        } catch (IllegalArgumentException tooLarge) {
            return Optional.empty();
        }
    }

    private static double number(Value value) {
        if (value instanceof Value.Decimal decimal) {
            return decimal.number().doubleValue();
        }
        return value instanceof Value.Amount amount ? amount.money().amount().doubleValue() : Double.NaN;
    }

    @Provide
    Arbitrary<List<CustomerProfile>> profiles() {
        return Combinators.combine(
                        Parts.instants(),
                        Parts.zones(),
                        Arbitraries.of("c-1", "c-2", "c-10", "Z", "é")
                                .set()
                                .ofMinSize(1)
                                .ofMaxSize(3))
                .as((asOf, zone, ids) -> new ArrayList<>(ids)
                        .stream()
                                .map(id -> ClientelaDomain.profile(CustomerId.of(id), asOf, zone))
                                .toList())
                .flatMap(profiles -> Combinators.combine(profiles).as(list -> list));
    }
}
