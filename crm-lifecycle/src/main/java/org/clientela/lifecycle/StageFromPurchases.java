package org.clientela.lifecycle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Infers stages from what was bought, given back and said about an offering. The first of these that holds:
 *
 * <ol>
 *   <li>everything that was bought has been given back: RETIREMENT, in TRANSFER_OR_DISPOSE;
 *   <li>nothing happened about it for more than {@code serviceLifeDays}: RETIREMENT, in TRANSFER_OR_DISPOSE;
 *   <li>nothing was bought, and something else happened (contact, feedback …): REQUIREMENTS, in ESTABLISH_REQUIREMENTS;
 *   <li>the first purchase is less than {@code acceptanceDays} old: ACQUISITION, in TEST_AND_ACCEPT;
 *   <li>the latest purchase is less than {@code acceptanceDays} old, and not the first: OWNERSHIP, in UPGRADE;
 *   <li>it was bought earlier: OWNERSHIP, in MONITOR.
 * </ol>
 *
 * Days are those of the calendar; the day of the event is the first. What is held is counted in order of time: purchases
 * add, returns and purchases of negative quantity take away, a quantity that is not stated is one, and it never falls below
 * zero, since what is given back may have been bought before our records begin. Once all is given back, the next purchase is
 * a first one again. A purchase of nothing is none. These are rules of thumb of ours, not of the literature.
 *
 * @param acceptanceDays how long a purchase is on trial, in [1, {@value #MAX_DAYS}]
 * @param serviceLifeDays how long a silent customer is thought to use what it has, in [1, {@value #MAX_DAYS}]
 */
public record StageFromPurchases(int acceptanceDays, int serviceLifeDays) implements StagePolicy {
    /** The longest time that can be asked for: a century. */
    public static final int MAX_DAYS = 36_500;

    /** 30 days of trial, 365 days of service. */
    public static final StageFromPurchases STANDARD = new StageFromPurchases(30, 365);

    /** Checks the ranges. */
    public StageFromPurchases {
        requireDays("acceptance days", acceptanceDays);
        requireDays("service life days", serviceLifeDays);
    }

    /**
     * The same with another time of trial.
     *
     * @param days in [1, {@value #MAX_DAYS}]
     * @return the copy
     */
    public StageFromPurchases withAcceptanceDays(int days) {
        return new StageFromPurchases(days, serviceLifeDays);
    }

    /**
     * The same with another service life.
     *
     * @param days in [1, {@value #MAX_DAYS}]
     * @return the copy
     */
    public StageFromPurchases withServiceLifeDays(int days) {
        return new StageFromPurchases(acceptanceDays, days);
    }

    @Override
    public Optional<InferredStage> inferOne(List<Event> aboutOneOffering, Instant asOf, ZoneId zone) {
        Holding holding = new Holding();
        @Nullable Instant nextKnown = null;
        for (Event event : aboutOneOffering) {
            if (event.occurredAt().isAfter(asOf)) {
                nextKnown = event.occurredAt();
                break;
            }
            holding.add(event);
        }
        return holding.last == null
                ? Optional.empty()
                : Optional.of(conclude(holding, holding.last, asOf, zone, nextKnown));
    }

    private InferredStage conclude(
            Holding holding, Instant last, Instant asOf, ZoneId zone, @Nullable Instant nextKnown) {
        if (holding.first == null && holding.givenBack != null) {
            return inferred(
                    Phase.TRANSFER_OR_DISPOSE,
                    "everything that was bought has been given back, by " + day(holding.givenBack, zone),
                    asOf,
                    null,
                    nextKnown);
        }
        Instant silentFrom = startOfDay(last, serviceLifeDays + 1L, zone);
        if (!asOf.isBefore(silentFrom)) {
            return inferred(
                    Phase.TRANSFER_OR_DISPOSE,
                    "nothing happened since " + day(last, zone) + ", for more than " + serviceLifeDays + " days",
                    asOf,
                    null,
                    nextKnown);
        }
        if (holding.first == null || holding.latest == null) {
            return inferred(
                    Phase.ESTABLISH_REQUIREMENTS,
                    "nothing was bought, and something happened about it on " + day(last, zone),
                    asOf,
                    silentFrom,
                    nextKnown);
        }
        return ofOwner(holding.first, holding.latest, asOf, zone, silentFrom, nextKnown);
    }

    private InferredStage ofOwner(
            Instant first, Instant latest, Instant asOf, ZoneId zone, Instant silentFrom, @Nullable Instant nextKnown) {
        Instant accepted = startOfDay(first, acceptanceDays, zone);
        if (asOf.isBefore(accepted)) {
            return inferred(
                    Phase.TEST_AND_ACCEPT,
                    "first bought on " + day(first, zone) + ", less than " + acceptanceDays + " days ago",
                    asOf,
                    earlier(accepted, silentFrom),
                    nextKnown);
        }
        Instant upgraded = startOfDay(latest, acceptanceDays, zone);
        if (asOf.isBefore(upgraded)) {
            return inferred(
                    Phase.UPGRADE,
                    "first bought on " + day(first, zone) + " and again on " + day(latest, zone) + ", less than "
                            + acceptanceDays + " days ago",
                    asOf,
                    earlier(upgraded, silentFrom),
                    nextKnown);
        }
        return inferred(
                Phase.MONITOR,
                "last bought on " + day(latest, zone) + ", " + acceptanceDays + " days ago or more",
                asOf,
                silentFrom,
                nextKnown);
    }

    @Override
    public String describe() {
        return """
                | the first that holds | stage | phase |
                |---|---|---|
                | everything that was bought has been given back | RETIREMENT | TRANSFER_OR_DISPOSE |
                | nothing happened about it for more than %2$d days | RETIREMENT | TRANSFER_OR_DISPOSE |
                | nothing was bought, and something else happened | REQUIREMENTS | ESTABLISH_REQUIREMENTS |
                | the first purchase is less than %1$d days old | ACQUISITION | TEST_AND_ACCEPT |
                | the latest purchase is less than %1$d days old | OWNERSHIP | UPGRADE |
                | it was bought earlier | OWNERSHIP | MONITOR |
                """.formatted(acceptanceDays, serviceLifeDays);
    }

    private static InferredStage inferred(
            Phase phase, String reason, Instant asOf, @Nullable Instant validUntil, @Nullable Instant nextKnown) {
        return new InferredStage(phase, reason, asOf, validUntil == null ? nextKnown : earlier(validUntil, nextKnown));
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    private static Instant startOfDay(Instant event, long daysLater, ZoneId zone) {
        return day(event, zone).plusDays(daysLater).atStartOfDay(zone).toInstant();
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static void requireDays(String what, int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("The %s (%d) are not in [1, %d].%nMaybe they were given in another unit?"
                    .formatted(what, days, MAX_DAYS));
        }
    }

    /** What a customer has of one offering, event by event. */
    private static final class Holding {
        private BigDecimal held = BigDecimal.ZERO;
        private @Nullable Instant givenBack;
        private @Nullable Instant first;
        private @Nullable Instant latest;
        private @Nullable Instant last;

        void add(Event event) {
            last = event.occurredAt();
            BigDecimal quantity = event.quantity().orElse(BigDecimal.ONE);
            if (event.type().equals(EventType.RETURN)) {
                take(quantity.abs(), event.occurredAt());
            } else if (event.type().equals(EventType.PURCHASE) && quantity.signum() < 0) {
                take(quantity.negate(), event.occurredAt());
            } else if (event.type().equals(EventType.PURCHASE) && quantity.signum() > 0) {
                held = held.add(quantity);
                first = first == null ? event.occurredAt() : first;
                latest = event.occurredAt();
            }
        }

        private void take(BigDecimal quantity, Instant at) {
            held = held.subtract(quantity).max(BigDecimal.ZERO);
            if (held.signum() == 0) {
                givenBack = at;
                first = null;
                latest = null;
            }
        }
    }
}
