package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.AfterContainer;
import org.clientela.SegmentationDomain;
import org.clientela.attribute.Truth;
import org.clientela.customer.CustomerId;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Sweep;

/**
 * The batch against the evaluator of one profile. A try holds {@value #RULES} rules against one population, so that the thousand
 * tries of {@code verify} make 5,000 pairs and the twenty thousand of the nightly run 100,000.
 */
@Domain(SegmentationDomain.class)
@Domain(DomainContext.Global.class)
class BatchProperties {
    private static final int RULES = 5;
    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);

    private interface Engine {
        List<Truths> test(List<Rule> rules, Population population);
    }

    @AfterContainer
    static void shutDown() {
        TWO.shutdown();
    }

    @Property
    void a_batch_says_what_the_profiles_say(
            @ForAll @Size(RULES) List<Rule> rules, @ForAll @Size(min = 1, max = 8) List<CustomerProfile> profiles) {
        assertThat(difference(referring(rules), distinct(profiles), Batch.inCaller()::test))
                .isEmpty();
    }

    @Property(tries = 25)
    void several_threads_and_many_blocks_say_the_same(
            @ForAll @Size(RULES) List<Rule> rules, @ForAll @Size(min = 1, max = 8) List<CustomerProfile> profiles) {
        List<CustomerProfile> many = many(profiles, 2 * Sweep.BLOCK + 70);
        assertThat(difference(referring(rules), many, Batch.inCaller().on(TWO, 3)::test))
                .isEmpty();
    }

    /** The comparison is worth something only if it finds what is wrong. */
    @Property(tries = 1)
    void a_planted_bug_is_found(
            @ForAll @Size(200) List<Rule> rules, @ForAll @Size(50) List<@Size(8) List<CustomerProfile>> populations) {
        Map<String, Engine> twins = new HashMap<>();
        twins.put(
                "days that begin too late",
                (all, people) ->
                        Batch.inCaller().test(all, people.asOf(people.asOf().minus(Duration.ofDays(1)))));
        twins.put(
                "what is unknown fails",
                (all, people) -> mapped(all, people, (holds, fails) -> {
                    fails.set(0, people.size());
                    fails.andNot(holds);
                }));
        twins.put(
                "the last customer is forgotten",
                (all, people) -> mapped(all, people, (holds, fails) -> {
                    holds.clear(people.size() - 1);
                    fails.clear(people.size() - 1);
                }));
        twins.put(
                "neighbours are mistaken for each other",
                (all, people) -> mapped(all, people, (holds, fails) -> {
                    boolean first = holds.get(0);
                    holds.set(0, holds.get(1));
                    holds.set(1, first);
                    fails.andNot(holds);
                }));
        twins.forEach((bug, twin) -> assertThat(populations)
                .as(bug)
                .anySatisfy(profiles ->
                        assertThat(difference(rules, distinct(profiles), twin)).isNotEmpty()));
    }

    private interface Spoiler {
        void spoil(BitSet holds, BitSet fails);
    }

    private static List<Truths> mapped(List<Rule> rules, Population population, Spoiler spoiler) {
        List<Truths> spoiled = new ArrayList<>();
        for (Truths truths : Batch.inCaller().test(rules, population)) {
            BitSet holds = truths.matching();
            BitSet fails = new BitSet();
            for (int i = 0; i < truths.size(); i++) {
                fails.set(i, truths.get(i) == Truth.FALSE);
            }
            spoiler.spoil(holds, fails);
            spoiled.add(new Truths(truths.size(), holds, fails));
        }
        return spoiled;
    }

    /** What is said otherwise of the first customer of whom something is; empty if nothing is. */
    private static String difference(List<Rule> rules, List<CustomerProfile> profiles, Engine engine) {
        Population population = SegmentationDomain.population(profiles);
        List<Truths> truths = engine.test(rules, population);
        for (int r = 0; r < rules.size(); r++) {
            for (CustomerProfile profile : profiles) {
                Truth expected = rules.get(r).test(profile);
                Truth actual = truths.get(r).get(population.indexOf(profile.id()));
                if (actual != expected) {
                    return "%s of %s: %s, not %s".formatted(rules.get(r), profile.id(), actual, expected);
                }
            }
        }
        return "";
    }

    /** The rules, the last two of which refer to the two before them. */
    private static List<Rule> referring(List<Rule> rules) {
        List<Rule> referring = new ArrayList<>(rules.subList(0, RULES - 2));
        for (Rule rule : rules.subList(RULES - 2, RULES)) {
            Rule written = rule.or(new InSegment("first").and(new InSegment("second").negated()));
            referring.add(written.bind(name -> rules.get(name.equals("first") ? 0 : 1), SegmentationDomain.VOCABULARY));
        }
        return referring;
    }

    private static List<CustomerProfile> distinct(List<CustomerProfile> profiles) {
        Map<CustomerId, CustomerProfile> distinct = new HashMap<>();
        profiles.forEach(profile -> distinct.putIfAbsent(profile.id(), profile));
        return List.copyOf(distinct.values());
    }

    private static List<CustomerProfile> many(List<CustomerProfile> profiles, int count) {
        List<CustomerProfile> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CustomerProfile like = profiles.get(i * 7 % profiles.size());
            CustomerId id = CustomerId.of("m-%05d".formatted(i));
            many.add(CustomerProfile.of(
                    like.customer().withId(id),
                    like.events().stream().map(event -> event.withCustomer(id)).toList(),
                    like.asOf(),
                    like.zone(),
                    like.currency()));
        }
        return many;
    }
}
