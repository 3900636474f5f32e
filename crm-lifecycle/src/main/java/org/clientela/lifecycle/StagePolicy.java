package org.clientela.lifecycle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.offering.OfferingId;

/**
 * Infers where a customer stands from what happened, for times and offerings of which nobody recorded moves. Recorded moves
 * are not looked at: where there are some, {@link Lifecycles} knows better. A host writes its own, as a pure function; ours
 * is {@link StageFromPurchases}.
 */
@FunctionalInterface
public interface StagePolicy {
    /**
     * Where one customer probably stands with one offering.
     *
     * @param aboutOneOffering what happened to that customer about that offering, in order of time, recorded moves left out;
     *     perhaps also after {@code asOf}
     * @param asOf later events must not count
     * @param zone in which days begin
     * @return empty if nothing can be said
     */
    Optional<InferredStage> inferOne(List<Event> aboutOneOffering, Instant asOf, ZoneId zone);

    /**
     * Where one customer probably stands with everything, in one pass.
     *
     * @param ofOneCustomer what happened to that customer, as the timeline has it; what is about no offering is passed over
     * @param asOf later events do not count
     * @param zone in which days begin
     * @return by offering, in the order in which they were first heard of
     * @throws IllegalArgumentException if the events are of several customers
     */
    default Map<OfferingId, InferredStage> infer(List<Event> ofOneCustomer, Instant asOf, ZoneId zone) {
        Map<OfferingId, List<Event>> byOffering = new LinkedHashMap<>();
        for (Event event : Replay.inOrderOfTime(ofOneCustomer)) {
            if (!event.customer().equals(ofOneCustomer.get(0).customer())) {
                throw new IllegalArgumentException(
                        "The events are of several customers, (%s) and (%s).%nMaybe group them first?"
                                .formatted(ofOneCustomer.get(0).customer(), event.customer()));
            }
            if (event.offering().isPresent() && !event.type().equals(EventType.STAGE_ENTERED)) {
                byOffering
                        .computeIfAbsent(event.offering().get(), offering -> new ArrayList<>())
                        .add(event);
            }
        }
        Map<OfferingId, InferredStage> inferred = new LinkedHashMap<>();
        byOffering.forEach(
                (offering, events) -> inferOne(events, asOf, zone).ifPresent(stage -> inferred.put(offering, stage)));
        return inferred;
    }

    /**
     * What it goes by, for people.
     *
     * @return a table in Markdown, or a sentence
     */
    default String describe() {
        return "Decided by the host.";
    }

    /**
     * What we go by if the host says nothing: a first purchase is on trial for 30 days, and what is silent for more than 365
     * is retired.
     *
     * @return the policy
     */
    static StagePolicy standard() {
        return StageFromPurchases.STANDARD;
    }
}
