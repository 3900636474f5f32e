package org.clientela.segment;

import java.time.Instant;
import org.clientela.profile.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Segments from an instant on, and by the change of which segment they came to be. */
final class MembershipRevision {
    private final int number;
    private final Instant since;
    private final Segments segments;
    private final Vocabulary vocabulary;
    private final @Nullable String changed;
    private final int version;
    private volatile @Nullable MembershipPlan plan;

    MembershipRevision(
            int number,
            Instant since,
            Segments segments,
            Vocabulary vocabulary,
            @Nullable String changed,
            int version) {
        this.number = number;
        this.since = since;
        this.segments = segments;
        this.vocabulary = vocabulary;
        this.changed = changed;
        this.version = version;
    }

    /** The same with other entries by hand, or only with other words about them. */
    MembershipRevision with(Segments others, boolean same) {
        MembershipRevision copy = new MembershipRevision(number, since, others, vocabulary, changed, version);
        copy.plan = same ? plan : null;
        return copy;
    }

    int number() {
        return number;
    }

    Instant since() {
        return since;
    }

    Segments segments() {
        return segments;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The segment that was redefined; null for the first one. */
    @Nullable String changed() {
        return changed;
    }

    /** The version of its new definition, or of the one that was removed. */
    int version() {
        return version;
    }

    MembershipPlan plan() {
        MembershipPlan made = plan;
        if (made == null) {
            made = new MembershipPlan(segments.bound(vocabulary).rules());
            plan = made;
        }
        return made;
    }
}
