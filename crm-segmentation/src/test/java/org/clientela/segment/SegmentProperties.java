package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import org.clientela.SegmentationDomain;
import org.clientela.customer.CustomerId;
import org.clientela.json.Json;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.rule.Rule;

@Domain(SegmentationDomain.class)
class SegmentProperties {
    @Property
    void each_customer_is_in_exactly_one_part(@ForAll @Size(max = 4) List<Rule> rules, @ForAll Population population) {
        Partition partition = partition(rules);
        Places places = partition.of(population);
        List<CustomerId> placed = new ArrayList<>();
        for (String name : partition.names()) {
            Members members = places.members(name);
            assertThat(members.count()).isEqualTo(places.count(name));
            placed.addAll(members.ids());
        }
        assertThat(placed).doesNotHaveDuplicates().hasSize(population.size());
    }

    @Property
    void a_population_is_parted_as_its_customers_are(
            @ForAll @Size(max = 4) List<Rule> rules, @ForAll CustomerProfile profile) {
        Partition partition = partition(rules);
        String segment = partition.of(profile).segment();
        assertThat(partition.of(Population.of(List.of(profile))).segment(0)).isEqualTo(segment);
        String first = partition.segments().stream()
                .filter(s -> s.contains(profile))
                .map(Segment::name)
                .findFirst()
                .orElse("rest");
        assertThat(segment).isEqualTo(first);
    }

    @Property
    void json_reads_what_json_writes(@ForAll @Size(max = 4) List<Rule> rules) {
        Partition partition = partition(rules);
        assertThat(Json.read(Json.write(partition), Partition.class)).isEqualTo(partition);
    }

    private static Partition partition(List<Rule> rules) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            segments.add(Segment.of("s" + i, rules.get(i)));
        }
        return new Partition(segments, "rest");
    }
}
