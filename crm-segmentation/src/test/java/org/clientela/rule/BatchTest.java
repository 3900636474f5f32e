package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.clientela.attribute.Truth;
import org.clientela.customer.CustomerId;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.profile.Population;
import org.clientela.profile.PopulationBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BatchTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int SIZE = 40_000;
    private static final List<Rule> RULES = List.of(Rule.parse("count(purchase) >= 1"), Rule.parse("id != \"x\""));

    private final ExecutorService executor = Executors.newFixedThreadPool(2);

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    @Test
    void reportsHowFarItIsToOneThreadAtATime() {
        List<Long> reports = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger inside = new AtomicInteger();
        List<Truths> truths = Batch.inCaller()
                .on(executor, 3)
                .reporting((done, total) -> {
                    assertThat(inside.incrementAndGet()).isEqualTo(1);
                    assertThat(total).isEqualTo(SIZE);
                    reports.add(done);
                    inside.decrementAndGet();
                })
                .test(RULES, population(SIZE));
        assertThat(truths.get(0).count(Truth.TRUE)).isEqualTo(SIZE / 2);
        assertThat(truths.get(1).count(Truth.TRUE)).isEqualTo(SIZE);
        assertThat(reports)
                .isSorted()
                .doesNotHaveDuplicates()
                .endsWith((long) SIZE)
                .hasSizeGreaterThan(1);
    }

    @Test
    void aMeanOfWhatNobodyHasIsNotKnown() {
        Rule rule = Rule.parse("avg(purchase.quantity) != 1");
        assertThat(Batch.inCaller().test(List.of(rule), population(SIZE)).get(0).count(Truth.UNKNOWN))
                .isEqualTo(SIZE);
    }

    @Test
    void endsWhenItIsCancelled() {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger reports = new AtomicInteger();
        Batch batch = Batch.inCaller()
                .on(executor, 3)
                .reporting((done, total) -> {
                    reports.incrementAndGet();
                    stop.set(true);
                })
                .cancelledWhen(stop::get);
        assertThatThrownBy(() -> batch.test(RULES, population(SIZE))).isInstanceOf(CancellationException.class);
        assertThat(reports.get()).isBetween(1, 3);
        stop.set(false);
        assertThat(Batch.inCaller().test(RULES, population(10)).get(0).count(Truth.TRUE))
                .isEqualTo(5);
    }

    @Test
    void endsWhenItsThreadIsInterruptedAndLeavesItSo() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Batch.inCaller().test(RULES, population(10)))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void handsOnWhatAListenerThrows() {
        IllegalStateException broken = new IllegalStateException("broken listener");
        Batch batch = Batch.inCaller().on(executor, 3).reporting((done, total) -> {
            throw broken;
        });
        assertThatThrownBy(() -> batch.test(RULES, population(SIZE))).isSameAs(broken);
        assertThatThrownBy(() -> batch.test(RULES, population(10))).isSameAs(broken);
    }

    @Test
    void needsNoThreadButItsOwn() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            executor.execute(() -> {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        List<Truths> truths = Batch.inCaller().on(executor, 3).test(RULES, population(SIZE));
        assertThat(truths.get(0).count(Truth.TRUE)).isEqualTo(SIZE / 2);
        release.countDown();
        Batch refused = Batch.inCaller()
                .on(
                        task -> {
                            throw new RejectedExecutionException("full");
                        },
                        2);
        assertThat(refused.test(RULES, population(1_000)).get(1).count(Truth.TRUE))
                .isEqualTo(1_000);
        Batch direct = Batch.inCaller().on(Runnable::run, 4);
        assertThat(direct.test(RULES, population(1_000)).get(1).count(Truth.TRUE))
                .isEqualTo(1_000);
    }

    @Test
    void answersForNobodyAndForNoRules() {
        assertThat(Batch.inCaller().test(RULES, population(0)).get(0).size()).isZero();
        assertThat(Batch.inCaller().test(List.of(), population(3))).isEmpty();
        assertThatThrownBy(() -> Batch.inCaller().on(executor, 0)).hasMessageContaining("(0) threads");
        assertThatThrownBy(() -> Batch.inCaller().test(List.of(new InSegment("loyal")), population(1)))
                .hasMessageContaining("the segment (loyal)");
    }

    @Test
    void sumsThatDoNotFitIntoALongAreExact() {
        PopulationBuilder builder = Population.builder(ZoneOffset.UTC, Money.currency("EUR"));
        CustomerId rich = CustomerId.of("rich");
        for (int i = 0; i < 3; i++) {
            builder.event(rich, EventType.PURCHASE, NOON).amount(Long.MAX_VALUE, 2);
        }
        Population population = builder.build(NOON);
        assertThat(Rule.parse("sum(purchase.amount) = 276701161105643274.21 EUR")
                        .test(population)
                        .get(0))
                .isEqualTo(Truth.TRUE);
        assertThat(Rule.parse("avg(purchase.amount) = 92233720368547758.07 EUR")
                        .test(population)
                        .get(0))
                .isEqualTo(Truth.TRUE);
    }

    private static Population population(int size) {
        PopulationBuilder builder = Population.builder(ZoneOffset.UTC, Money.currency("EUR"));
        for (int i = 0; i < size; i++) {
            builder.event(
                    CustomerId.of("c-%06d".formatted(i)),
                    i % 2 == 0 ? EventType.PURCHASE : EventType.CONTACT,
                    NOON.minus(Duration.ofDays(i % 30)));
        }
        return builder.build(NOON);
    }
}
