package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Vocabulary;
import org.clientela.segment.Membership;
import org.clientela.segment.MembershipListener;
import org.clientela.segment.MembershipTracker;
import org.clientela.segment.Segment;
import org.clientela.segment.Segments;
import org.junit.jupiter.api.Test;

/** What docs/guide/membership.md says: its code is here. */
class MembershipGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "membership.md");
    private static final Path HERE = Path.of("src", "test", "java", "org", "clientela", "MembershipGuideTest.java");
    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    private final Customer acme = Pumps.ACME;

    @Test
    void itsCodeIsHere() throws IOException {
        String here = unspaced(Files.readString(HERE));
        String guide = Files.readString(GUIDE);
        assertThat(JAVA.matcher(guide).results().map(MatchResult::group)).hasSize(5);
        JAVA.matcher(guide).results().forEach(example -> assertThat(here).contains(unspaced(example.group(1))));
    }

    @Test
    void saysSinceWhenAndWhy() {
        Crm crm = Pumps.crm();
        // spotless:off
        crm.segments().define("in touch", "count(contact, last 30 days) >= 1");
        crm.record(Event.contact(acme, Channel.PHONE));

        Membership membership = crm.memberships().of(acme);
        membership.segments(); // [in touch]
        membership.in("in touch", crm.now()); // true; any instant before membership.until()
        membership.stays("in touch"); // [entered, left), each with its cause
        // spotless:on
        assertThat(membership.segments()).containsExactly("in touch");
        assertThat(membership.in("in touch", crm.now())).isTrue();
        assertThat(membership.stays("in touch")).hasSize(1);
    }

    @Test
    @SuppressWarnings("CheckReturnValue")
    void tellsWhatWasFromWhatWasKnown() {
        Crm crm = Pumps.crm();
        crm.segments().define("in touch", "count(contact, last 30 days) >= 1");
        crm.record(Event.contact(acme, Channel.PHONE).at("2026-03-20"));
        Instant then = Instant.parse("2026-03-21T12:00:00Z");
        // spotless:off
        crm.asOf(then).segments().of(acme); // by all that is known today
        crm.memberships().of(acme).at(then); // by what was known then
        // spotless:on
        assertThat(crm.asOf(then).segments().of(acme)).containsExactly("in touch");
        assertThat(crm.memberships().of(acme).at(then)).isEmpty();
    }

    @Test
    void wakes() {
        Crm crm = Pumps.crm();
        crm.segments().define("in touch", "count(contact, last 30 days) >= 1");
        crm.record(Event.contact(acme, Channel.PHONE));
        // spotless:off
        Instant wake = crm.memberships().nextChange();
        // … and then:
        crm.memberships().advanceTo(crm.now(), done -> true);
        // spotless:on
        assertThat(wake).isBefore(crm.memberships().nextChange());
    }

    private interface Mail {
        void send(CustomerId customer, List<String> segments);
    }

    @Test
    void tells() {
        Crm crm = Pumps.crm();
        List<String> sent = new ArrayList<>();
        Mail mail = (customer, segments) -> sent.addAll(segments);
        // spotless:off
        Crm told = crm.withMembershipListener((customer, change) -> mail.send(customer, change.entered()));
        // spotless:on
        told.segments().define("in touch", "count(contact, last 30 days) >= 1");
        told.record(Event.contact(acme, Channel.PHONE));
        assertThat(sent).containsExactly("in touch");
    }

    private record Host(CustomerProfile known) {
        CustomerProfile profile(CustomerId customer) {
            return known;
        }
    }

    @Test
    void followsInMemory() {
        Crm crm = Pumps.crm();
        Segments segments = Segments.of(Segment.define("in touch", "count(contact, last 30 days) >= 1"));
        Vocabulary vocabulary = Vocabulary.standard();
        CustomerProfile profile = crm.profile(acme);
        Instant now = crm.now().plusSeconds(1);
        Event call = Event.contact(acme, Channel.PHONE).complete(EventId.of("e-1"), now, crm.zone());
        Host host = new Host(profile.with(List.of(call)));
        MembershipListener listener = MembershipListener.NONE;
        // spotless:off
        MembershipTracker tracker = new MembershipTracker(segments, vocabulary, host::profile, listener);
        tracker.begin(profile);
        tracker.record(profile.asOf(now), call); // before the host adds it to what is known
        tracker.advanceTo(tracker.nextChange(), done -> true);
        // spotless:on
        assertThat(tracker.get(acme.id()).in("in touch")).isTrue();
        assertThat(tracker.nextChange()).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
    }

    private static String unspaced(String code) {
        return code.replaceAll("\\s+", "");
    }
}
