package org.clientela.lifecycle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Value;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.internal.Checks;

/**
 * How a move stands on the timeline: an event of type {@link EventType#STAGE_ENTERED} about the offering, with these
 * attributes. Hosts that record moves themselves need only {@link #PHASE}; rules may ask for all of them.
 */
public final class StageEntered {
    /** The phase that was entered, as {@link Phase#name()} writes it. */
    public static final AttributeKey<String> PHASE = AttributeKey.text("phase");

    /** The stage of that phase, as {@link Stage#name()} writes it. */
    public static final AttributeKey<String> STAGE = AttributeKey.text("stage");

    /** The phase that was left; absent from the first move. */
    public static final AttributeKey<String> FROM = AttributeKey.text("from");

    /** The owned item; absent where the lifecycle is that of the offering as such. */
    public static final AttributeKey<String> ITEM = AttributeKey.text("item");

    /** Who decided it. */
    public static final AttributeKey<String> ACTOR = AttributeKey.text("actor");

    /** Why. */
    public static final AttributeKey<String> REASON = AttributeKey.text("reason");

    /**
     * How long it had been in the phase that was left, in days of 24 hours to six decimals; absent from the first move. For
     * rules and reports; a replay goes by the times of the events.
     */
    public static final AttributeKey<BigDecimal> DWELL_DAYS = AttributeKey.number("dwell-days");

    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
    private static final int DAY_DECIMALS = 6;
    private static final int ID_DIGITS = 32;

    private StageEntered() {}

    static Event event(Lifecycle lifecycle, Move move, Instant recordedAt) {
        Attributes attributes = Attributes.of(PHASE, move.to().name())
                .with(STAGE, move.to().stage().name());
        if (move.from().isPresent()) {
            attributes = attributes.with(FROM, move.from().get().name()).with(DWELL_DAYS, days(move.dwell()));
        }
        attributes = with(attributes, ITEM, lifecycle.item().map(ItemId::value));
        attributes = with(attributes, ACTOR, move.actor());
        attributes = with(attributes, REASON, move.reason());
        return Event.builder()
                .id(move.id())
                .customer(lifecycle.customer())
                .type(EventType.STAGE_ENTERED)
                .occurredAt(move.at())
                .recordedAt(recordedAt)
                .offering(lifecycle.offering())
                .attributes(attributes)
                .build();
    }

    /**
     * The key of the next move: a digest of whose lifecycle it is and of the key of the last move. Whoever else moves on
     * from that same last move gets the same key, and the timeline takes only one event of a key.
     */
    static EventId nextId(Lifecycle lifecycle) {
        MessageDigest digest = sha256();
        add(digest, lifecycle.customer().value());
        add(digest, lifecycle.offering().value());
        add(digest, lifecycle.item().map(ItemId::value).orElse(""));
        add(digest, lifecycle.lastMove().map(move -> move.id().value()).orElse(""));
        return EventId.of(
                "stage-entered-" + HexFormat.of().formatHex(digest.digest()).substring(0, ID_DIGITS));
    }

    /** A text attribute, whatever the host may have written there: empty if it is absent or no text. */
    static Optional<String> text(Event event, AttributeKey<String> key) {
        return event.attributes().value(key.name()) instanceof Value.Text value
                ? Optional.of(value.text())
                : Optional.empty();
    }

    /** Whether an event names no item, or one that is a valid key. */
    static boolean hasReadableItem(Event event) {
        return event.attributes().value(ITEM.name()).isMissing()
                || text(event, ITEM).filter(StageEntered::isKey).isPresent();
    }

    /** The item an event is about; empty if it names none, or none that can be read. */
    static Optional<ItemId> item(Event event) {
        return text(event, ITEM).filter(StageEntered::isKey).map(ItemId::of);
    }

    static boolean isKey(String text) {
        try {
            Checks.id("key", text);
            return true;
        } catch (IllegalArgumentException notAKey) {
            return false;
        }
    }

    private static Attributes with(Attributes attributes, AttributeKey<String> key, Optional<String> value) {
        return value.isPresent() ? attributes.with(key, value.get()) : attributes;
    }

    private static BigDecimal days(Duration dwell) {
        return BigDecimal.valueOf(dwell.getSeconds())
                .add(BigDecimal.valueOf(dwell.getNano(), 9))
                .divide(SECONDS_PER_DAY, DAY_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
