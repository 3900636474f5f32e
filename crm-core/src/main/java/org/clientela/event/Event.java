package org.clientela.event;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.clientela.attribute.Attributes;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.internal.Checks;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.money.Money;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;
import org.immutables.value.Value;

/**
 * Something that happened to one customer, once. Immutable, and never changed afterwards: what was wrong is put right by a
 * further event. An order with three lines is three purchases that share a {@link #reference}.
 *
 * <p>A host that has no ids of its own, or local times, begins with {@link #purchase}, {@link #returned},
 * {@link #contact}, {@link #feedback} or {@link #of} and hands the {@link EventDraft} to the front door.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableEvent.class)
@JsonDeserialize(builder = Event.Builder.class)
public sealed interface Event extends WithEvent permits ImmutableEvent {
    /**
     * Its key. The same event recorded twice is recorded once.
     *
     * @return unique in a tenant
     */
    EventId id();

    /**
     * To whom it happened.
     *
     * @return the customer's key
     */
    CustomerId customer();

    /**
     * What kind of thing happened.
     *
     * @return one of an open set
     */
    EventType type();

    /**
     * When it happened.
     *
     * @return to the microsecond; finer input is cut off
     */
    Instant occurredAt();

    /**
     * When we learnt of it.
     *
     * @return to the microsecond; finer input is cut off
     */
    Instant recordedAt();

    /**
     * Which system told us.
     *
     * @return in the host's own words, or empty
     */
    Optional<String> source();

    /**
     * The money that changed hands, for the whole quantity.
     *
     * @return see the event type for its sign
     */
    Optional<Money> amount();

    /**
     * What it cost us, for the whole quantity.
     *
     * @return in the currency of the amount
     */
    Optional<Money> cost();

    /**
     * How many or how much.
     *
     * @return in the offering's own unit
     */
    Optional<BigDecimal> quantity();

    /**
     * What it was about.
     *
     * @return the offering's key
     */
    Optional<OfferingId> offering();

    /**
     * On which way.
     *
     * @return one of an open set
     */
    Optional<Channel> channel();

    /**
     * What the customer thinks.
     *
     * @return on the host's scale
     */
    Optional<BigDecimal> rating();

    /**
     * What it belongs to: an order number, a case.
     *
     * @return the host's key
     */
    Optional<String> reference();

    /**
     * What someone wrote about it.
     *
     * @return may be personal
     */
    @Value.Redacted
    Optional<String> note();

    /**
     * Whatever else was measured.
     *
     * @return may be empty
     */
    @Value.Default
    @Value.Redacted
    default Attributes attributes() {
        return Attributes.none();
    }

    /** Refuses what contradicts itself, cuts times to the microsecond and strips numbers of trailing zeros. */
    @Value.Check
    default Event check() {
        reference().ifPresent(reference -> Checks.id("reference", reference));
        source().ifPresent(source -> Checks.id("source", source));
        note().ifPresent(note -> Checks.text("note", note));
        Events.requireNumber("quantity", quantity());
        Events.requireNumber("rating", rating());
        Events.requireInCalendar("occurred-at", occurredAt());
        Events.requireInCalendar("recorded-at", recordedAt());
        if (amount().isPresent()
                && cost().isPresent()
                && !amount().get().currency().equals(cost().get().currency())) {
            throw new CurrencyMismatchException(
                    amount().get().currency(), cost().get().currency());
        }
        attributes().values().keySet().forEach(EventColumn::requireFree);
        return withOccurredAt(occurredAt().truncatedTo(ChronoUnit.MICROS))
                .withRecordedAt(recordedAt().truncatedTo(ChronoUnit.MICROS))
                .withQuantity(quantity().map(Events::canonical))
                .withRating(rating().map(Events::canonical));
    }

    /**
     * Whether it says the same as another, apart from when we learnt of it.
     *
     * @param other another event
     * @return true if recording both would record one fact twice
     */
    default boolean saysTheSameAs(Event other) {
        return equals(other) || withRecordedAt(other.recordedAt()).equals(other);
    }

    /**
     * A customer bought something.
     *
     * @param customer who
     * @param offering what
     * @return a draft; amount and quantity are what it paid and got
     */
    static EventDraft purchase(Customer customer, Offering offering) {
        return of(EventType.PURCHASE, customer.id()).offering(offering.id());
    }

    /**
     * A customer gave something back.
     *
     * @param customer who
     * @param offering what
     * @return a draft; amount and quantity are what it got back and gave, both positive
     */
    static EventDraft returned(Customer customer, Offering offering) {
        return of(EventType.RETURN, customer.id()).offering(offering.id());
    }

    /**
     * A customer and we spoke or wrote.
     *
     * @param customer who
     * @param channel on which way
     * @return a draft
     */
    static EventDraft contact(Customer customer, Channel channel) {
        return of(EventType.CONTACT, customer.id()).channel(channel);
    }

    /**
     * A customer told us what it thinks.
     *
     * @param customer who
     * @return a draft; the rating is on the host's scale
     */
    static EventDraft feedback(Customer customer) {
        return of(EventType.FEEDBACK, customer.id());
    }

    /**
     * Anything else that happened.
     *
     * @param type of what happened
     * @param customer to whom
     * @return a draft
     */
    static EventDraft of(EventType type, CustomerId customer) {
        return new EventDraft(type, customer);
    }

    /**
     * Begins an event of which all is known, its id included.
     *
     * @return a builder; id, customer, type and both times are mandatory
     */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of an event. Not thread-safe. */
    final class Builder extends ImmutableEvent.Builder {
        Builder() {}
    }
}
