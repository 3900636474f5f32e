package org.clientela.score;

import org.clientela.internal.Checks;

/**
 * A part of a score.
 *
 * @param name of the part, for example "recency"
 * @param value what it adds, of either sign
 * @param why the facts behind it, for people
 */
public record Contribution(String name, double value, String why) {
    /** Checks that the value is a number. */
    public Contribution {
        Checks.name("name of the contribution", name);
        Checks.text("reason of the contribution", why);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The contribution (%s) is (%s), which is no number.%nMaybe leave it out where nothing is known?"
                            .formatted(name, value));
        }
    }
}
