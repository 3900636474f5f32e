package org.clientela.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.clientela.internal.Checks;

/**
 * What kind of thing happened. An open set: these constants, and whatever a host names.
 *
 * @param name lower-case letters, digits and hyphens, beginning with a letter; not "event", which stands for all types
 */
public record EventType(@JsonValue String name) implements Comparable<EventType> {
    /** The customer bought something. Amount and quantity are what it paid and got. */
    public static final EventType PURCHASE = new EventType("purchase");

    /** The customer gave something back. Amount and quantity are what it got back and gave, both positive. */
    public static final EventType RETURN = new EventType("return");

    /** The customer and we spoke or wrote. */
    public static final EventType CONTACT = new EventType("contact");

    /** The customer told us what it thinks. The rating is on the host's scale. */
    public static final EventType FEEDBACK = new EventType("feedback");

    /** A lifecycle moved on. */
    public static final EventType STAGE_ENTERED = new EventType("stage-entered");

    /** Something was corrected that is neither purchase nor return, for example a stock count. */
    public static final EventType ADJUSTMENT = new EventType("adjustment");

    /** The constants. */
    public static final List<EventType> STANDARD =
            List.of(PURCHASE, RETURN, CONTACT, FEEDBACK, STAGE_ENTERED, ADJUSTMENT);

    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventType {
        Checks.id("event type", name);
        boolean wellFormed = Character.isLetter(name.charAt(0))
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        if (!wellFormed || name.equals("event")) {
            throw new IllegalArgumentException(
                    "The event type (%s) is not made of lower-case letters, digits and hyphens, or stands for all types.%nMaybe write it like stage-entered?"
                            .formatted(name));
        }
    }

    /**
     * The type of a name.
     *
     * @param name lower-case letters, digits and hyphens
     * @return the type
     */
    public static EventType of(String name) {
        return new EventType(name);
    }

    @Override
    public int compareTo(EventType other) {
        return name.compareTo(other.name);
    }

    /**
     * The name.
     *
     * @return as given
     */
    @Override
    public String toString() {
        return name;
    }
}
