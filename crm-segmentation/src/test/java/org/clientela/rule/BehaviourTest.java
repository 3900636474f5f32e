package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;

import java.util.Arrays;
import org.clientela.attribute.Criterion;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Window;
import org.clientela.profile.Window.Unit;
import org.junit.jupiter.api.Test;

class BehaviourTest {
    private static final Behaviour BUY = Behaviour.of(EventType.PURCHASE);
    private static final Window MONTH = Window.last(30, Unit.DAY);

    @Test
    void did_and_did_not() {
        assertThat(BUY.did(MONTH).matches(bought(29))).isTrue();
        assertThat(BUY.did(MONTH).matches(bought(30))).isFalse();
        assertThat(BUY.didNot(MONTH).matches(bought(29))).isFalse();
        assertThat(BUY.didNot(MONTH).matches(bought())).isTrue();
    }

    @Test
    void the_first_time_is_not_the_second() {
        assertThat(BUY.firstTime(MONTH).matches(bought(3))).isTrue();
        assertThat(BUY.firstTime(MONTH).matches(bought(3, 5))).isTrue();
        assertThat(BUY.firstTime(MONTH).matches(bought(3, 50))).isFalse();
        assertThat(BUY.firstTime(MONTH).matches(bought(50))).isFalse();
    }

    @Test
    void who_never_began_did_not_stop() {
        assertThat(BUY.stopped(MONTH))
                .hasToString("count(purchase, before last 30 days) >= 1 and count(purchase, last 30 days) = 0");
        assertThat(BUY.stopped(MONTH).matches(bought(31))).isTrue();
        assertThat(BUY.stopped(MONTH).matches(bought(31, 3))).isFalse();
        assertThat(BUY.stopped(MONTH).matches(bought())).isFalse();
    }

    @Test
    void who_resumed_was_silent_in_between() {
        assertThat(BUY.resumed(30, Unit.DAY).matches(bought(3, 70))).isTrue();
        assertThat(BUY.resumed(30, Unit.DAY).matches(bought(3, 40, 70))).isFalse();
        assertThat(BUY.resumed(30, Unit.DAY).matches(bought(3))).isFalse();
        assertThat(BUY.resumed(30, Unit.DAY).matches(bought(70))).isFalse();
    }

    @Test
    void regularly_means_in_each_of_them() {
        assertThat(BUY.regularly(2, 3, Unit.MONTH)).hasToString("least monthly count(purchase, last 3 months) >= 2");
        assertThat(BUY.regularly(2, 3, Unit.MONTH).matches(bought(1, 2, 33, 35, 65, 70)))
                .isTrue();
        assertThat(BUY.regularly(2, 3, Unit.MONTH).matches(bought(1, 2, 33, 65, 70, 71)))
                .isFalse();
    }

    @Test
    void one_thing_and_then_another() {
        Behaviour large = BUY.where(EventColumn.AMOUNT, Criterion.parse(">= 100 EUR"));
        Rule rule = BUY.then(large, 10, Unit.DAY, Window.last(1, Unit.YEAR));
        assertThat(rule)
                .hasToString(
                        "count(purchase then purchase where amount >= EUR 100.00 within 10 days, last 1 years) >= 1");
        assertThat(rule.matches(
                        profile(customer("c-1").build(), purchase("c-1", 20, "EUR 5"), purchase("c-1", 12, "EUR 100"))))
                .isTrue();
        assertThat(rule.matches(
                        profile(customer("c-1").build(), purchase("c-1", 23, "EUR 5"), purchase("c-1", 12, "EUR 100"))))
                .isFalse();
    }

    private static CustomerProfile bought(int... daysAgo) {
        return profile(
                customer("c-1").build(),
                Arrays.stream(daysAgo)
                        .mapToObj(days -> purchase("c-1", days, "EUR 5"))
                        .toArray(Event[]::new));
    }
}
