package org.clientela.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.clientela.internal.Checks;

/**
 * A way on which we and a customer reach each other, to sell, to serve or to talk. An open set: these constants, and
 * whatever a host names.
 *
 * @param name lower case by convention, with hyphens
 */
public record Channel(@JsonValue String name) implements Comparable<Channel> {
    /** The host's own web shop or portal. */
    public static final Channel ONLINE = new Channel("online");

    /** A shop with a door. */
    public static final Channel STORE = new Channel("store");

    /** A call, either way. */
    public static final Channel PHONE = new Channel("phone");

    /** Electronic mail. */
    public static final Channel EMAIL = new Channel("email");

    /** A visit by our people. */
    public static final Channel FIELD = new Channel("field");

    /** A reseller, dealer or other partner. */
    public static final Channel PARTNER = new Channel("partner");

    /** Somebody else's web shop. */
    public static final Channel MARKETPLACE = new Channel("marketplace");

    /** A public tender. */
    public static final Channel TENDER = new Channel("tender");

    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Channel {
        Checks.id("channel", name);
    }

    /**
     * The channel of a name.
     *
     * @param name lower case by convention
     * @return the channel
     */
    public static Channel of(String name) {
        return new Channel(name);
    }

    @Override
    public int compareTo(Channel other) {
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
