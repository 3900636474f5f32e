package org.clientela.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clientela.lifecycle.Fixtures.ACME;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clientela.event.Event;
import org.clientela.offering.OfferingId;

class LifecyclesProperties {
    /** Lifecycles with different offerings, of which all but the first move of each may be missing. */
    @Provide
    Arbitrary<List<Lifecycle>> several() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Fixtures.steps().list().ofSize(5))
                .as((number, walks) -> {
                    List<Lifecycle> several = new ArrayList<>();
                    for (int i = 0; i < number; i++) {
                        Lifecycle walked = Fixtures.walk(Optional.empty(), walks.get(i));
                        Lifecycle other = walked.withOffering(OfferingId.of("offering-" + i));
                        if (other.hasBegun()) {
                            several.add(other);
                        }
                    }
                    return several;
                });
    }

    @Property
    void roll_up_is_order_independent(@ForAll List<Stage> stages, @ForAll Random random) {
        List<Stage> shuffled = new ArrayList<>(stages);
        Collections.shuffle(shuffled, random);
        assertThat(Lifecycles.rollUp(shuffled)).isEqualTo(Lifecycles.rollUp(stages));
    }

    @Property
    void roll_up_of_parts_is_the_roll_up_of_the_whole(@ForAll List<Stage> some, @ForAll List<Stage> others) {
        List<Stage> whole = Stream.concat(some.stream(), others.stream()).toList();
        List<Stage> parts = Stream.of(Lifecycles.rollUp(some), Lifecycles.rollUp(others))
                .flatMap(Optional::stream)
                .toList();
        assertThat(Lifecycles.rollUp(parts)).isEqualTo(Lifecycles.rollUp(whole));
    }

    @Property(tries = 300)
    void the_lifecycles_of_a_customer_come_back_from_the_events_of_all_of_them(
            @ForAll("several") List<Lifecycle> several, @ForAll Random random) {
        List<List<Event>> each =
                new ArrayList<>(several.stream().map(Fixtures::events).toList());
        Collections.shuffle(each, random);
        List<Event> events = each.stream().flatMap(List::stream).toList();
        Lifecycles told = Lifecycles.of(ACME, events);
        assertThat(told.all()).containsExactlyElementsOf(several);
        assertThat(told.countByStage().values().stream().mapToInt(i -> i).sum()).isEqualTo(several.size());
        assertThat(told.stage().isPresent()).isEqualTo(!several.isEmpty());
    }
}
