package org.clientela.lifecycle;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer probably stands with an offering, and what makes us think so.
 *
 * @param phase where it probably is
 * @param reason what makes us think so, without personal data
 * @param asOf when it was so; later events were not looked at
 * @param validUntil the first instant at which the answer can change if nothing else is recorded; null for never
 */
public record InferredStage(
        Phase phase, String reason, Instant asOf, @Nullable Instant validUntil) {
    /** Checks that the parts are there and the times in order. */
    public InferredStage {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(asOf, "asOf");
        if (validUntil != null && !validUntil.isAfter(asOf)) {
            throw new IllegalArgumentException(
                    "The stage is inferred as of (%s) and valid only until (%s).%nMaybe null is meant, for never?"
                            .formatted(asOf, validUntil));
        }
    }

    /**
     * The stage of the phase.
     *
     * @return one of the four
     */
    public Stage stage() {
        return phase.stage();
    }
}
