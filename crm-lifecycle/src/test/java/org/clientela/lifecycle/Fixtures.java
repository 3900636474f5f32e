package org.clientela.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.clientela.attribute.Attributes;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.offering.OfferingId;

/** Customers, events and random walks through a life cycle. */
final class Fixtures {
    static final CustomerId ACME = CustomerId.of("c-42");
    static final OfferingId PUMP = OfferingId.of("pump-x");
    static final OfferingId VALVE = OfferingId.of("valve-y");
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private static final AtomicLong IDS = new AtomicLong();

    private Fixtures() {}

    static Instant day(long days) {
        return START.plusSeconds(days * 86_400);
    }

    static Event event(EventType type, OfferingId offering, Instant at) {
        return Event.builder()
                .id(EventId.of("e-" + IDS.incrementAndGet()))
                .customer(ACME)
                .type(type)
                .offering(offering)
                .occurredAt(at)
                .recordedAt(at)
                .build();
    }

    /** An event as a host or an old version might have written it. */
    static Event entered(String phase, Instant at) {
        return event(EventType.STAGE_ENTERED, PUMP, at).withAttributes(Attributes.of(StageEntered.PHASE, phase));
    }

    static List<Event> events(Lifecycle lifecycle) {
        return lifecycle.history().stream()
                .map(move -> lifecycle.event(move, move.at()))
                .toList();
    }

    /** A step to be tried: which of the phases there are, or of those allowed, and how much later. */
    record Step(int choice, long micros) {}

    static Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> choices = Arbitraries.integers().between(0, 1_000);
        Arbitrary<Long> micros = Arbitraries.longs().between(0, 200L * 86_400 * 1_000_000);
        return Combinators.combine(choices, micros).as(Step::new).list().ofMaxSize(30);
    }

    static Arbitrary<Optional<ItemId>> items() {
        return Arbitraries.of("SN-1", "SN-2").map(ItemId::of).optional();
    }

    /** Follows only allowed moves. */
    static Lifecycle walk(Optional<ItemId> item, List<Step> steps) {
        Lifecycle lifecycle = Lifecycle.notBegun(ACME, PUMP).withItem(item);
        Instant at = START;
        for (Step step : steps) {
            at = at.plusNanos(step.micros() * 1_000);
            Set<Phase> allowed = MovePolicy.standard().allowed(lifecycle);
            Phase to = new ArrayList<>(allowed).get(step.choice() % allowed.size());
            lifecycle = lifecycle.moveTo(to, step.choice() % 3 == 0 ? "" : "because", "ann", at);
        }
        return lifecycle;
    }
}
