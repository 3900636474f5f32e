package org.clientela.score;

import org.clientela.internal.Checks;

/**
 * A range of scores with a name. It reaches up to where the next band begins.
 *
 * @param name for example "gold"
 * @param from the lowest score in it
 */
public record ScoreBand(String name, double from) {
    /** Checks name and number. */
    public ScoreBand {
        Checks.name("name of the band", name);
        if (!Double.isFinite(from)) {
            throw new IllegalArgumentException(
                    "The band (%s) cannot begin at (%s).%nMaybe give the lowest score there is?".formatted(name, from));
        }
    }

    /**
     * A band.
     *
     * @param name for example "gold"
     * @param from the lowest score in it
     * @return the band
     */
    public static ScoreBand of(String name, double from) {
        return new ScoreBand(name, from);
    }
}
