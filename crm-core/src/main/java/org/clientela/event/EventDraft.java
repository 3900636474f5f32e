package org.clientela.event;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.customer.Channel;
import org.clientela.customer.CustomerId;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;
import org.jspecify.annotations.Nullable;

/**
 * An event as a host describes it: with local times, and without an id if it has none. Not thread-safe; each method
 * changes this draft and returns it.
 *
 * <p>Hosts that may deliver an event twice give it an {@link #id}.
 */
public final class EventDraft {
    private final Event.Builder event = Event.builder();
    private @Nullable EventId id;
    private Function<ZoneId, @Nullable Instant> time = zone -> null;
    private Attributes attributes = Attributes.none();

    EventDraft(EventType type, CustomerId customer) {
        event.type(type).customer(customer);
    }

    /**
     * Sets the key under which it is recorded once, however often it is delivered.
     *
     * @param key 1 to 200 visible characters
     * @return this
     */
    public EventDraft id(String key) {
        id = EventId.of(key);
        return this;
    }

    /**
     * Says when it happened.
     *
     * @param instant when
     * @return this
     */
    public EventDraft at(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        time = zone -> instant;
        return this;
    }

    /**
     * Says on which day it happened, in the zone of whoever completes the draft.
     *
     * @param date the day; its first instant is taken
     * @return this
     */
    public EventDraft at(LocalDate date) {
        Objects.requireNonNull(date, "date");
        time = zone -> date.atStartOfDay(zone).toInstant();
        return this;
    }

    /**
     * Says when it happened, in the zone of whoever completes the draft.
     *
     * @param local date and time; in a gap the later reading is taken, in an overlap the earlier one
     * @return this
     */
    public EventDraft at(LocalDateTime local) {
        Objects.requireNonNull(local, "local");
        time = zone -> local.atZone(zone).toInstant();
        return this;
    }

    /**
     * Says when it happened.
     *
     * @param text {@code 2026-03-01}, {@code 2026-03-01T10:00} or {@code 2026-03-01T10:00:00Z}
     * @return this
     * @throws IllegalArgumentException if it is none of these
     */
    public EventDraft at(String text) {
        Objects.requireNonNull(text, "text");
        try {
            if (text.indexOf('T') < 0) {
                return at(LocalDate.parse(text));
            }
            boolean local = text.indexOf('Z') < 0 && text.indexOf('+') < 0 && text.lastIndexOf('-') < text.indexOf('T');
            return local
                    ? at(LocalDateTime.parse(text))
                    : at(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The time (%s) is none.%nMaybe write it as 2026-03-01, 2026-03-01T10:00 or 2026-03-01T10:00:00Z?"
                            .formatted(text.length() <= 60 ? text : text.substring(0, 60) + "…"),
                    e);
        }
    }

    /**
     * Sets the money that changed hands, for the whole quantity.
     *
     * @param money for example "EUR 1200"
     * @return this
     */
    public EventDraft amount(String money) {
        return amount(Money.parse(money));
    }

    /**
     * Sets the money that changed hands, for the whole quantity.
     *
     * @param money see the event type for its sign
     * @return this
     */
    public EventDraft amount(Money money) {
        event.amount(money);
        return this;
    }

    /**
     * Sets what it cost us, for the whole quantity.
     *
     * @param money in the currency of the amount
     * @return this
     */
    public EventDraft cost(Money money) {
        event.cost(money);
        return this;
    }

    /**
     * Sets how many or how much.
     *
     * @param number in the offering's own unit
     * @return this
     */
    public EventDraft quantity(long number) {
        return quantity(BigDecimal.valueOf(number));
    }

    /**
     * Sets how many or how much.
     *
     * @param number in the offering's own unit
     * @return this
     */
    public EventDraft quantity(BigDecimal number) {
        event.quantity(number);
        return this;
    }

    /**
     * Sets what it was about.
     *
     * @param offering the offering's key
     * @return this
     */
    public EventDraft offering(OfferingId offering) {
        event.offering(offering);
        return this;
    }

    /**
     * Sets the way on which it happened.
     *
     * @param channel one of an open set
     * @return this
     */
    public EventDraft channel(Channel channel) {
        event.channel(channel);
        return this;
    }

    /**
     * Sets what the customer thinks.
     *
     * @param number on the host's scale
     * @return this
     */
    public EventDraft rating(long number) {
        event.rating(BigDecimal.valueOf(number));
        return this;
    }

    /**
     * Sets what it belongs to.
     *
     * @param key an order number, a case
     * @return this
     */
    public EventDraft reference(String key) {
        event.reference(key);
        return this;
    }

    /**
     * Sets which system told us.
     *
     * @param system in the host's own words
     * @return this
     */
    public EventDraft source(String system) {
        event.source(system);
        return this;
    }

    /**
     * Sets what someone wrote about it.
     *
     * @param text may be personal
     * @return this
     */
    public EventDraft note(String text) {
        event.note(text);
        return this;
    }

    /**
     * Sets an attribute and keeps those set before.
     *
     * @param key its name and type
     * @param value its value
     * @param <T> the Java type
     * @return this
     */
    public <T> EventDraft attribute(AttributeKey<T> key, T value) {
        attributes = attributes.with(key, value);
        return this;
    }

    /**
     * The event, with what was left open filled in.
     *
     * @param orElseId its key if none was given
     * @param now when we learn of it, and when it happened if nothing was said
     * @param zone in which local times are read
     * @return the event
     * @throws IllegalArgumentException if its parts contradict each other
     */
    public Event complete(EventId orElseId, Instant now, ZoneId zone) {
        Instant occurred = time.apply(zone);
        return event.id(id == null ? orElseId : id)
                .occurredAt(occurred == null ? now : occurred)
                .recordedAt(now)
                .attributes(attributes)
                .build();
    }
}
