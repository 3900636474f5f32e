package org.clientela.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.offering.OfferingId;

/**
 * All lifecycles of one customer, and where they put the customer as a whole. Immutable.
 *
 * @param customer whose
 * @param all by offering and item, those without an item first
 * @param strays events that belong to no lifecycle, since they name no offering or an item that is no key
 */
public record Lifecycles(CustomerId customer, List<Lifecycle> all, List<Irregularity> strays) {
    private static final Comparator<Lifecycle> BY_OFFERING_AND_ITEM = Comparator.comparing(Lifecycle::offering)
            .thenComparing(lifecycle -> lifecycle.item().map(ItemId::value).orElse(""));

    /** What a customer is in, if it is in several: the first of these. */
    private static final List<Stage> ROLL_UP =
            List.of(Stage.OWNERSHIP, Stage.ACQUISITION, Stage.REQUIREMENTS, Stage.RETIREMENT);

    /** Brings the lifecycles in order; refuses those of another customer, and two of one offering and item. */
    public Lifecycles {
        Objects.requireNonNull(customer, "customer");
        all = all == null
                ? List.of()
                : all.stream().sorted(BY_OFFERING_AND_ITEM).toList();
        strays = strays == null ? List.of() : List.copyOf(strays);
        Set<Lifecycle> seen = new HashSet<>();
        for (Lifecycle lifecycle : all) {
            if (!lifecycle.customer().equals(customer)) {
                throw new IllegalArgumentException(
                        "A lifecycle of the customer (%s) is among those of the customer (%s).%nMaybe two customers were merged?"
                                .formatted(lifecycle.customer(), customer));
            }
            if (!seen.add(lifecycle.withHistory().withIrregularities())) {
                throw new IllegalArgumentException(
                        "There are two lifecycles of the customer (%s) with the offering (%s).%nMaybe they are of different items?"
                                .formatted(customer, lifecycle.offering()));
            }
        }
    }

    /**
     * The lifecycles that events tell of, held against the {@linkplain Moves#standard() standard moves}.
     *
     * @param customer whose
     * @param events of that customer and perhaps of others, about anything
     * @return one for each offering and item of which a move is recorded
     */
    public static Lifecycles of(CustomerId customer, List<Event> events) {
        return of(customer, events, Moves.standard());
    }

    /**
     * The lifecycles that events tell of.
     *
     * @param customer whose
     * @param events of that customer and perhaps of others, about anything, in any order
     * @param moves which were allowed
     * @return one for each offering and item of which a move is recorded
     */
    public static Lifecycles of(CustomerId customer, List<Event> events, Moves moves) {
        Map<Lifecycle, List<Event>> entered = new LinkedHashMap<>();
        List<Irregularity> strays = new ArrayList<>();
        for (Event event : Replay.inOrderOfTime(events)) {
            if (!event.type().equals(EventType.STAGE_ENTERED)
                    || !event.customer().equals(customer)) {
                continue;
            }
            if (event.offering().isEmpty() || !StageEntered.hasReadableItem(event)) {
                strays.add(new Irregularity(
                        event.id(),
                        event.occurredAt(),
                        Irregularity.Kind.UNREADABLE,
                        "The event (%s) moves a lifecycle and names no offering, or an item that is no key.%nMaybe record it again, with both?"
                                .formatted(event.id())));
                continue;
            }
            Lifecycle whose =
                    Lifecycle.notBegun(customer, event.offering().get()).withItem(StageEntered.item(event));
            entered.computeIfAbsent(whose, key -> new ArrayList<>()).add(event);
        }
        List<Lifecycle> all = new ArrayList<>();
        entered.forEach((whose, itsEvents) -> all.add(whose.replayed(itsEvents, moves)));
        return new Lifecycles(customer, all, strays);
    }

    /**
     * The lifecycle with an offering as such.
     *
     * @param offering with what
     * @return empty if no move is recorded
     */
    public Optional<Lifecycle> find(OfferingId offering) {
        return all.stream()
                .filter(lifecycle -> lifecycle.offering().equals(offering)
                        && lifecycle.item().isEmpty())
                .findFirst();
    }

    /**
     * The lifecycle with an owned item.
     *
     * @param offering with what
     * @param item which of several
     * @return empty if no move is recorded
     */
    public Optional<Lifecycle> find(OfferingId offering, ItemId item) {
        return all.stream()
                .filter(lifecycle -> lifecycle.offering().equals(offering)
                        && lifecycle.item().filter(item::equals).isPresent())
                .findFirst();
    }

    /**
     * The lifecycles that are in a stage.
     *
     * @param stage any
     * @return in the order of {@link #all}
     */
    public List<Lifecycle> in(Stage stage) {
        Objects.requireNonNull(stage, "stage");
        return all.stream()
                .filter(lifecycle -> lifecycle.stage().filter(stage::equals).isPresent())
                .toList();
    }

    /**
     * How many lifecycles are in each stage.
     *
     * @return all four stages in their order, with zero where there is none
     */
    public Map<Stage, Integer> countByStage() {
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            counts.put(stage, in(stage).size());
        }
        return Collections.unmodifiableMap(counts);
    }

    /**
     * The stage of the customer as a whole: see {@link #rollUp}.
     *
     * @return empty if no lifecycle has begun
     */
    public Optional<Stage> stage() {
        return rollUp(
                all.stream().flatMap(lifecycle -> lifecycle.stage().stream()).toList());
    }

    /**
     * The stage of a customer that is in several: OWNERSHIP if it is in that with anything, else ACQUISITION, else REQUIREMENTS,
     * and RETIREMENT only if nothing else is left. Who owns something of ours is to be served as an owner, whatever
     * else it thinks of buying; who gave up one thing and looks for another is not lost.
     *
     * @param stages in any order, any number of times; recorded or {@linkplain StagePolicy inferred}
     * @return empty if there are none
     */
    public static Optional<Stage> rollUp(Collection<Stage> stages) {
        return ROLL_UP.stream().filter(stages::contains).findFirst();
    }

    /**
     * As they were at an instant.
     *
     * @param asOf moves at that instant are seen, later ones not
     * @return without those that had not begun
     */
    public Lifecycles asOf(Instant asOf) {
        return new Lifecycles(
                customer,
                all.stream()
                        .map(lifecycle -> lifecycle.asOf(asOf))
                        .filter(lifecycle -> lifecycle.hasBegun()
                                || !lifecycle.irregularities().isEmpty())
                        .toList(),
                strays.stream().filter(stray -> !stray.at().isAfter(asOf)).toList());
    }
}
