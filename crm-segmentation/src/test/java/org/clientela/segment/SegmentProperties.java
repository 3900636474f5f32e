package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.clientela.SegmentationDomain;
import org.clientela.attribute.Truth;
import org.clientela.customer.CustomerId;
import org.clientela.json.Json;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.InSegment;
import org.clientela.rule.Rule;
import org.clientela.segment.ManualEntry.Kind;

@Domain(SegmentationDomain.class)
@Domain(DomainContext.Global.class)
class SegmentProperties {
    private static final Instant TOMORROW = SegmentationDomain.AS_OF.plusSeconds(86_400);

    @Property
    void each_customer_is_in_exactly_one_part(
            @ForAll @Size(max = 4) List<Rule> rules, @ForAll Population population, @ForAll Random random) {
        Partition partition = partition(rules, random, population);
        Places places = partition.of(population);
        List<CustomerId> placed = new ArrayList<>();
        for (String name : partition.names()) {
            Members members = places.members(name);
            assertThat(members.count()).isEqualTo(places.count(name));
            placed.addAll(members.ids());
        }
        assertThat(placed).doesNotHaveDuplicates().hasSize(population.size());
    }

    @Property(tries = 200)
    void a_population_is_parted_as_its_customers_are(
            @ForAll @Size(max = 4) List<Rule> rules, @ForAll CustomerProfile profile, @ForAll Random random) {
        Population population = Population.of(List.of(profile));
        Partition partition = partition(rules, random, population);
        String segment = partition.of(profile).segment();
        assertThat(partition.of(population).segment(0)).isEqualTo(segment);
        BoundSegments bound = new Segments(partition.segments()).bound(Vocabulary.standard());
        String first = bound.of(profile).stream().map(Segment::name).findFirst().orElse("rest");
        assertThat(segment).isEqualTo(first);
    }

    /** References and entries against what they mean, said without them. */
    @Property
    void a_segment_has_whom_its_rule_and_its_entries_say(
            @ForAll @Size(max = 4) List<Rule> rules, @ForAll Population population, @ForAll Random random) {
        Segments segments = new Segments(partition(rules, random, population).segments());
        BoundSegments bound = segments.bound(Vocabulary.standard());
        Map<String, Members> members = bound.members(population);
        for (int i = 0; i < population.size(); i++) {
            CustomerProfile profile = population.profile(i);
            List<String> in = new ArrayList<>();
            for (Segment segment : segments.segments()) {
                boolean expected = isIn(segment, segments, profile) == Truth.TRUE;
                assertThat(members.get(segment.name()).contains(i)).isEqualTo(expected);
                assertThat(bound.rule(segment.name()).explain(profile).truth().holds())
                        .isEqualTo(expected);
                if (expected) {
                    in.add(segment.name());
                }
            }
            assertThat(bound.of(profile).stream().map(Segment::name)).isEqualTo(in);
        }
    }

    @Property(tries = 200)
    void an_answer_holds_until_it_may_change(
            @ForAll @Size(max = 3) List<Rule> rules, @ForAll CustomerProfile profile, @ForAll Random random) {
        Partition partition = partition(rules, random, Population.of(List.of(profile)));
        Place place = partition.of(profile);
        for (Instant later : List.of(place.validUntil().minusNanos(1), TOMORROW, TOMORROW.minusNanos(1))) {
            if (later.isBefore(place.validUntil()) && later.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                assertThat(partition.of(profile.asOf(later)).segment()).isEqualTo(place.segment());
            }
        }
    }

    @Property
    void json_reads_what_json_writes(
            @ForAll @Size(max = 4) List<Rule> rules, @ForAll Population population, @ForAll Random random) {
        Partition partition = partition(rules, random, population);
        assertThat(Json.read(Json.write(partition), Partition.class)).isEqualTo(partition);
    }

    /** As the words of the documentation have it. */
    private static Truth isIn(Segment segment, Segments all, CustomerProfile profile) {
        for (Kind kind : List.of(Kind.EXCLUDED, Kind.INCLUDED)) {
            boolean counts = segment.entries().entries().stream()
                    .anyMatch(entry -> entry.customer().equals(profile.id())
                            && entry.kind() == kind
                            && !profile.asOf().isBefore(entry.since())
                            && (entry.until() == null || profile.asOf().isBefore(entry.until())));
            if (counts) {
                return kind == Kind.EXCLUDED ? Truth.FALSE : Truth.TRUE;
            }
        }
        Truth truth = Truth.TRUE;
        for (Rule part : segment.rule() instanceof Rule.AllOf all2 ? all2.rules() : List.of(segment.rule())) {
            boolean isReference = part instanceof InSegment;
            truth = truth.and(
                    isReference ? isIn(all.get(((InSegment) part).segment()), all, profile) : part.test(profile));
        }
        return truth;
    }

    /** Some refer to earlier ones, some have entries. */
    private static Partition partition(List<Rule> rules, Random random, Population population) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (i > 0 && random.nextBoolean()) {
                rule = Rule.allOf(new InSegment("s" + random.nextInt(i)), rule);
            }
            segments.add(Segment.of("s" + i, rule).withEntries(entries(random, population)));
        }
        return new Partition(segments, "rest");
    }

    private static ManualEntries entries(Random random, Population population) {
        List<ManualEntry> entries = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0 && population.size() > 0; i--) {
            entries.add(new ManualEntry(
                    population.customer(random.nextInt(population.size())),
                    random.nextBoolean() ? Kind.INCLUDED : Kind.EXCLUDED,
                    "list",
                    "ada",
                    SegmentationDomain.AS_OF.plusSeconds(random.nextInt(5) - 3),
                    random.nextBoolean() ? null : TOMORROW));
        }
        return ManualEntries.of(entries);
    }
}
