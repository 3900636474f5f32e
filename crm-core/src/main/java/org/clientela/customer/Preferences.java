package org.clientela.customer;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.clientela.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What the customer told us it prefers. What it may be contacted for is consent, not preference.
 *
 * @param channel how it wants to be reached, else null
 * @param language BCP 47, else null
 * @param zone where its clocks are, else null
 * @param interests in the host's own words; may be empty
 */
public record Preferences(
        @Nullable Channel channel,
        @Nullable Locale language,
        @Nullable ZoneId zone,
        Set<String> interests) {
    /** Nothing stated. */
    public static final Preferences NONE = new Preferences(null, null, null, Set.of());

    /** Copies the interests. */
    public Preferences {
        interests = interests == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(interests));
        interests.forEach(interest -> Checks.name("interest", interest));
    }

    /**
     * The same, with a preferred channel.
     *
     * @param preferred how it wants to be reached
     * @return the copy
     */
    public Preferences withChannel(Channel preferred) {
        return new Preferences(preferred, language, zone, interests);
    }

    /**
     * The same, with a language.
     *
     * @param preferred any locale with a language
     * @return the copy
     */
    public Preferences withLanguage(Locale preferred) {
        return new Preferences(channel, preferred, zone, interests);
    }

    /**
     * The same, with a time zone.
     *
     * @param preferred where its clocks are
     * @return the copy
     */
    public Preferences withZone(ZoneId preferred) {
        return new Preferences(channel, language, preferred, interests);
    }

    /**
     * The same, with interests.
     *
     * @param preferred in the host's own words
     * @return the copy
     */
    public Preferences withInterests(Set<String> preferred) {
        return new Preferences(channel, language, zone, preferred);
    }
}
