package org.clientela;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.clientela.segment.Membership;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.TenantStorage;

/**
 * An hour within which the memberships of some customers are to be looked at again. The hours stand in order of time, so that the
 * first one is found at once; an index leads from an hour to those customers.
 *
 * @param hour as 2026-11-26T23, in UTC
 */
record MembershipHour(String hour) {
    static final EntityType<MembershipHour> TYPE =
            EntityType.of("membership-hour", MembershipHour.class, MembershipHour::hour);

    /** The index of memberships by the hour until which they hold. */
    static final String INDEX = "hour";

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);

    static MembershipHour of(Instant instant) {
        return new MembershipHour(FORM.format(instant));
    }

    /** None if time alone changes nothing. */
    static List<String> indexed(Membership membership) {
        return membership.until().equals(Instant.MAX)
                ? List.of()
                : List.of(of(membership.until()).hour());
    }

    /** Its first instant. */
    Instant start() {
        return Instant.parse(hour + ":00:00Z");
    }

    /** Sees to it that the hour of a membership stands among the others. */
    static void ensure(TenantStorage unit, Membership membership) {
        EntityStore<MembershipHour> hours = unit.entities(TYPE);
        for (String hour : indexed(membership)) {
            if (hours.find(hour).isEmpty()) {
                hours.put(new MembershipHour(hour), 0);
            }
        }
    }
}
