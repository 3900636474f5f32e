package org.clientela.rule;

import java.util.List;
import org.clientela.attribute.Truth;
import org.clientela.internal.Checks;
import org.clientela.profile.CustomerProfile;

/**
 * The customer is in another segment: {@code in segment "loyal"}. Data only: it must be {@linkplain Rule#bind bound} to that
 * segment's definition before it can be asked, as those who keep segments do.
 *
 * @param segment the name of the other segment
 */
public record InSegment(String segment) implements Rule {
    /** Checks the name. */
    public InSegment {
        Checks.id("name of the segment", Checks.name("name of the segment", segment));
    }

    @Override
    public Truth test(CustomerProfile profile) {
        throw unbound();
    }

    @Override
    public Explanation explain(CustomerProfile profile) {
        throw unbound();
    }

    @Override
    public List<Rule> parts() {
        return List.of();
    }

    IllegalStateException unbound() {
        return new IllegalStateException(
                "The rule asks for the segment (%s), which it does not know.%nMaybe ask through Segments or the Crm, or call bind first?"
                        .formatted(segment));
    }

    /**
     * The text form.
     *
     * @return as {@link Rule#parse} reads it
     */
    @Override
    public String toString() {
        return RuleText.of(this);
    }
}
