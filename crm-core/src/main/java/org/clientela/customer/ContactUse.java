package org.clientela.customer;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a contact point is used for (after JSContact, RFC 9553: contexts and preference).
 *
 * @param purpose what it is for
 * @param verifiedAt when the customer proved that it is theirs, else null
 * @param preferred whether it is the one to use first for its purpose
 */
public record ContactUse(Purpose purpose, @Nullable Instant verifiedAt, boolean preferred) {
    /** For anything, not verified, not preferred. */
    public static final ContactUse GENERAL = new ContactUse(Purpose.GENERAL, null, false);

    /** An absent purpose is {@link Purpose#GENERAL}. */
    public ContactUse {
        purpose = purpose == null ? Purpose.GENERAL : purpose;
    }

    /**
     * The same, for a purpose.
     *
     * @param newPurpose what it is for
     * @return the copy
     */
    public ContactUse withPurpose(Purpose newPurpose) {
        return new ContactUse(newPurpose, verifiedAt, preferred);
    }

    /**
     * The same, verified.
     *
     * @param instant when the customer proved that it is theirs
     * @return the copy
     */
    public ContactUse withVerifiedAt(Instant instant) {
        return new ContactUse(purpose, Objects.requireNonNull(instant, "instant"), preferred);
    }

    /**
     * The same, as the one to use first.
     *
     * @return the copy
     */
    public ContactUse asPreferred() {
        return new ContactUse(purpose, verifiedAt, true);
    }

    /** What a contact point is for. */
    public enum Purpose {
        /** Anything. */
        GENERAL,
        /** Orders and offers. */
        SALES,
        /** Invoices. */
        BILLING,
        /** Deliveries. */
        DELIVERY,
        /** Help and complaints. */
        SERVICE,
        /** Advertising, where consent allows. */
        MARKETING,
        /** Private; not for business. */
        PRIVATE
    }
}
