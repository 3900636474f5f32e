package org.clientela.offering;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Under what conditions it is taken back (schema.org: MerchantReturnPolicy).
 *
 * @param days from delivery, in [0, 36500]; 0 means it is never taken back
 * @param responses what the customer may choose from; empty exactly if never taken back
 */
public record ReturnsPolicy(int days, Set<ReturnResponse> responses) {
    /** Never taken back. */
    public static final ReturnsPolicy NONE = new ReturnsPolicy(0, Set.of());

    private static final int MAX_DAYS = 36_500;

    /** Checks that days and responses agree. */
    public ReturnsPolicy {
        responses = responses == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(responses));
        if (days < 0 || days > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "The days of a returns policy (%d) are not in [0, %d].%nMaybe use ReturnsPolicy.NONE for never?"
                            .formatted(days, MAX_DAYS));
        }
        if ((days == 0) != responses.isEmpty()) {
            throw new IllegalArgumentException(
                    "A returns policy of (%d) days offers %s.%nMaybe use ReturnsPolicy.NONE, or name what the customer gets?"
                            .formatted(days, responses));
        }
    }

    /**
     * Taken back within a number of days.
     *
     * @param days from delivery, at least 1
     * @param responses what the customer may choose from, at least one
     * @return the policy
     */
    public static ReturnsPolicy within(int days, ReturnResponse... responses) {
        return new ReturnsPolicy(days, new LinkedHashSet<>(List.of(responses)));
    }
}
