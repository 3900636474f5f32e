package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.clientela.customer.Channel;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependenciesTest {
    private static final Event CALL = Event.builder()
            .id(EventId.of("e-1"))
            .customer(CustomerId.of("acme"))
            .type(EventType.CONTACT)
            .channel(Channel.PHONE)
            .occurredAt(Instant.EPOCH)
            .recordedAt(Instant.EPOCH)
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    count(contact)                                              | true
                    count(purchase)                                             | false
                    count(event, last 2 days)                                   | true
                    count(contact where channel = "phone")                      | true
                    count(contact where channel = "online")                     | false
                    count(event where type = "purchase")                        | false
                    count(purchase then contact within 3 days)                  | true
                    count(contact then purchase within 3 days)                  | true
                    count(purchase then return within 3 days)                   | false
                    least weekly count(contact, last 3 weeks)                   | true
                    count(return) / count(contact)                              | true
                    days since(first(purchase))                                 | false
                    days since(contact)                                         | true
                    country                                                     | false
                    years since(birth-date)                                     | false
                    count(purchase) - 2 * max(contact.quantity, last 2 events)  | true
                    """)
    void an_event_concerns_what_counts_it(String metric, boolean concerned) {
        Dependencies dependencies = Dependencies.of(Metric.parse(metric));
        assertThat(dependencies.on(CALL, ZoneOffset.UTC)).isEqualTo(concerned);
        assertThat(dependencies.onType(EventType.CONTACT) || !concerned).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    count(contact, last 3 days)                                 | true  | true
                    count(contact)                                              | true  | true
                    count(contact, last 3 hours)                                | true  | false
                    count(contact, before last 3 hours)                         | true  | false
                    count(contact then purchase within 3 hours)                 | true  | true
                    count(contact then purchase within 3 days, last 9 hours)    | true  | false
                    days since(contact)                                         | true  | false
                    years since(birth-date)                                     | true  | false
                    country                                                     | false | true
                    3 - count(contact)                                          | true  | true
                    """)
    void time_concerns_what_moves(String metric, boolean onTime, boolean byDay) {
        Dependencies dependencies = Dependencies.of(Metric.parse(metric));
        assertThat(dependencies.onTime()).isEqualTo(onTime);
        assertThat(dependencies.byDay()).isEqualTo(byDay);
    }

    @Test
    void what_is_not_known_may_depend_on_anything() {
        Dependencies dependencies = Dependencies.of(new Metric.Derived("score", "rfm"));
        assertThat(dependencies.on(CALL, ZoneOffset.UTC)).isTrue();
        assertThat(dependencies.onType(EventType.PURCHASE)).isTrue();
        assertThat(dependencies.onTime()).isTrue();
        assertThat(dependencies.byDay()).isFalse();
    }

    @Test
    void names_the_attributes() {
        assertThat(Dependencies.of(Metric.parse("years since(birth-date) + count(contact)"))
                        .attributes())
                .containsExactly("birth-date");
    }
}
