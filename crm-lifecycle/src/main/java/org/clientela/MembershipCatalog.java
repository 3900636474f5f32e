package org.clientela;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.profile.CustomerProfile;
import org.clientela.segment.Cause;
import org.clientela.segment.Membership;
import org.clientela.segment.MembershipRules;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantStorage;
import org.clientela.store.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * In which segments the customers of a tenant are and were, since when and why; kept in its storage. Whatever is written through a
 * {@link Crm}, memberships follow in the same unit of work. Safe for many threads.
 *
 * <pre>{@code
 * crm.memberships().of(acme).stays("loyal");             // since when, until when, and why
 * crm.memberships().nextChange();                        // when to wake
 * crm.memberships().advanceTo(crm.now(), done -> true);  // what time alone has changed
 * }</pre>
 *
 * <p>A redefinition of a segment counts for everyone at once, and is written down customer by customer: for those of whom something
 * becomes known at once, for the others by {@link #advanceTo}. What {@link #of} answers is the same before and after.
 */
public final class MembershipCatalog {
    private static final int AT_A_TIME = 100;

    /** Hours are kept so long after their end, since clocks of several machines may differ. */
    private static final Duration GRACE = Duration.ofDays(2);

    private final FollowingStorage storage;
    private final MembershipFollower follower;

    MembershipCatalog(FollowingStorage storage, MembershipFollower follower) {
        this.storage = storage;
        this.follower = follower;
    }

    /**
     * The membership of a customer, as of now.
     *
     * @param customer who
     * @return with its history
     * @throws NotFoundException if the customer is not known
     */
    public Membership of(Customer customer) {
        return of(customer.id());
    }

    /**
     * The membership of a customer, as of now. What redefinitions and time alone have changed is in it, whether it is written down
     * already or not.
     *
     * @param customer its key
     * @return with its history
     * @throws NotFoundException if the customer is not known
     */
    public Membership of(CustomerId customer) {
        return storage.inUnit((unit, news) -> {
            CustomerProfile known = known(unit, customer);
            return follower.rules(unit)
                    .map(rules -> advanced(unit, rules, known))
                    .orElseGet(() -> MembershipRules.nobody(customer, known.asOf()));
        });
    }

    /**
     * When to wake: the first instant at which {@link #advanceTo} will find something to do.
     *
     * @return perhaps too early, never too late, and in the past if something waits; {@link Instant#MAX} if nothing is to be done
     */
    public Instant nextChange() {
        return storage.inUnit((unit, news) -> follower.rules(unit)
                .map(rules -> pending(unit, rules).orElseGet(() -> nextInHours(unit)))
                .orElse(Instant.MAX));
    }

    /**
     * Writes down what redefinitions and time alone have changed, each change at the instant at which it happened, and tells the
     * listener. Works in pieces, each a unit of work, so that neither memory nor locks grow with the number of customers; customers
     * who follow meanwhile are passed over. Doing it again changes nothing; one that was stopped, or failed, goes on where it was.
     *
     * @param instant up to which instant, that included; not after now
     * @param goOn is asked after each piece, with the number of customers looked at so far; false stops
     * @return false if it was stopped, be it after the last one
     * @throws IllegalArgumentException if the instant is still to come
     */
    public boolean advanceTo(Instant instant, LongPredicate goOn) {
        if (instant.isAfter(follower.now())) {
            throw new IllegalArgumentException(
                    "There is no advancing to (%s), which is still to come at (%s).%nMaybe wait until then, or ask a door asOf that instant?"
                            .formatted(instant, follower.now()));
        }
        Progress progress = new Progress(goOn);
        return settle(progress) && wake(instant, progress);
    }

    /**
     * Looks at a customer anew, for hosts that keep customers or events in tables of their own, or give their derived metrics another
     * meaning: nobody tells us of that.
     *
     * @param customer its key
     * @return its membership as of now
     * @throws NotFoundException if the customer is not known
     */
    public Membership refresh(CustomerId customer) {
        return storage.inUnit((unit, news) -> {
            CustomerProfile known = known(unit, customer);
            Optional<MembershipRules> rules = follower.rules(unit);
            if (rules.isEmpty()) {
                return MembershipRules.nobody(customer, known.asOf());
            }
            Optional<Versioned<Membership>> kept = follower.find(unit, customer);
            Membership before = follower.membership(kept, rules.get(), known);
            Membership after = rules.get().refresh(before, known, Cause.newFact());
            follower.keep(unit, news, kept, before, after);
            return after;
        });
    }

    private record Piece(int customers, boolean last) {}

    private static final class Progress {
        private final LongPredicate goOn;
        private long done;

        Progress(LongPredicate goOn) {
            this.goOn = goOn;
        }

        boolean after(int customers) {
            done += customers;
            return customers == 0 || goOn.test(done);
        }
    }

    /** Holds all customers against redefinitions. */
    private boolean settle(Progress progress) {
        while (true) {
            Piece piece = storage.inUnit((unit, news) -> {
                MembershipRules rules = follower.rules(unit).orElse(null);
                return rules == null || pending(unit, rules).isEmpty()
                        ? new Piece(0, true)
                        : settleSome(unit, news, rules);
            });
            if (piece.last()) {
                return true;
            }
            if (!progress.after(piece.customers())) {
                return false;
            }
        }
    }

    private Piece settleSome(TenantStorage unit, MembershipNews news, MembershipRules rules) {
        EntityStore<MembershipPass> passes = unit.entities(MembershipPass.TYPE);
        Optional<Versioned<MembershipPass>> kept = passes.find(MembershipPass.ID);
        String after = kept.map(Versioned::entity)
                .filter(pass -> pass.revision() == rules.revision())
                .map(MembershipPass::after)
                .orElse(null);
        Query query = Query.all().withLimit(AT_A_TIME);
        Page<Customer> page =
                unit.entities(EntityType.CUSTOMER).page(after == null ? query : query.goingOnAfter(after));
        for (Versioned<Customer> customer : page.items()) {
            follower.profile(unit, customer.entity().id()).ifPresent(known -> {
                Optional<Versioned<Membership>> found = follower.find(unit, known.id());
                Membership before = follower.membership(found, rules, known);
                follower.keep(unit, news, found, before, rules.settle(before, known));
            });
        }
        int size = page.items().size();
        String last =
                size == 0 ? after : page.items().get(size - 1).entity().id().value();
        boolean done = page.following() == null;
        passes.put(
                new MembershipPass(rules.revision(), last, done),
                kept.map(Versioned::version).orElse(0L));
        if (done) {
            follower.forgetLog(unit, rules);
        }
        return new Piece(size, false);
    }

    /** Since when redefinitions wait to be written down. */
    private static Optional<Instant> pending(TenantStorage unit, MembershipRules rules) {
        int done = unit.entities(MembershipPass.TYPE)
                .find(MembershipPass.ID)
                .map(Versioned::entity)
                .map(pass -> pass.done() ? pass.revision() : pass.revision() - 1)
                .orElse(-1);
        if (done >= rules.revision()) {
            return Optional.empty();
        }
        return Optional.of(rules.redefinedAfter(Math.max(done, 0)).orElse(Instant.MIN));
    }

    /** Applies what time alone has changed. */
    private boolean wake(Instant to, Progress progress) {
        String after = null;
        String hour = nextHour("", to);
        while (hour != null) {
            Query query = Query.where(MembershipHour.INDEX, hour).withLimit(AT_A_TIME);
            Page<Membership> page = storage.entities(MembershipFollower.MEMBERSHIPS)
                    .page(after == null ? query : query.goingOnAfter(after));
            if (page.items().isEmpty()) {
                removeIfOld(hour, to);
            } else if (!progress.after(wake(page, to))) {
                return false;
            }
            after = page.following() == null ? null : page.following().after();
            hour = after == null ? nextHour(hour, to) : hour;
        }
        return true;
    }

    private int wake(Page<Membership> page, Instant to) {
        List<CustomerId> due = page.items().stream()
                .map(Versioned::entity)
                .filter(membership -> !membership.until().isAfter(to))
                .map(Membership::customer)
                .toList();
        if (due.isEmpty()) {
            return 0;
        }
        return storage.inUnit((unit, news) -> {
            MembershipRules rules = follower.rules(unit).orElseThrow();
            for (CustomerId customer : due) {
                Optional<Versioned<Membership>> kept = follower.find(unit, customer);
                Optional<CustomerProfile> known = follower.profile(unit, customer);
                if (kept.isPresent() && known.isPresent()) {
                    Membership before = kept.get().entity();
                    follower.keep(unit, news, kept, before, rules.advance(before, known.get(), to));
                }
            }
            return due.size();
        });
    }

    /** The next hour that has begun by an instant; null if there is none. */
    private @Nullable String nextHour(String after, Instant to) {
        Query query = Query.all().withLimit(1);
        List<Versioned<MembershipHour>> next = storage.entities(MembershipHour.TYPE)
                .page(after.isEmpty() ? query : query.goingOnAfter(after))
                .items();
        return next.isEmpty() || next.get(0).entity().start().isAfter(to)
                ? null
                : next.get(0).entity().hour();
    }

    private void removeIfOld(String hour, Instant to) {
        if (new MembershipHour(hour).start().isBefore(to.minus(GRACE))) {
            storage.inUnit((unit, news) -> {
                EntityStore<MembershipHour> hours = unit.entities(MembershipHour.TYPE);
                boolean empty = unit.entities(MembershipFollower.MEMBERSHIPS)
                        .page(Query.where(MembershipHour.INDEX, hour).withLimit(1))
                        .items()
                        .isEmpty();
                hours.find(hour).filter(kept -> empty).ifPresent(kept -> hours.remove(hour, kept.version()));
                return hour;
            });
        }
    }

    private static Instant nextInHours(TenantStorage unit) {
        for (Query hours = Query.all(); hours != null; ) {
            Page<MembershipHour> page = unit.entities(MembershipHour.TYPE).page(hours);
            for (Versioned<MembershipHour> hour : page.items()) {
                Instant next = nextIn(unit, hour.entity());
                if (next.isBefore(Instant.MAX)) {
                    return next;
                }
            }
            hours = page.following();
        }
        return Instant.MAX;
    }

    private static Instant nextIn(TenantStorage unit, MembershipHour hour) {
        Instant next = Instant.MAX;
        for (Query query = Query.where(MembershipHour.INDEX, hour.hour()); query != null; ) {
            Page<Membership> page =
                    unit.entities(MembershipFollower.MEMBERSHIPS).page(query);
            for (Versioned<Membership> membership : page.items()) {
                Instant until = membership.entity().until();
                next = until.isBefore(next) ? until : next;
            }
            query = next.equals(hour.start()) ? null : page.following();
        }
        return next;
    }

    private Membership advanced(TenantStorage unit, MembershipRules rules, CustomerProfile known) {
        Membership kept = follower.membership(follower.find(unit, known.id()), rules, known);
        Membership settled = rules.settle(kept, known);
        return rules.advance(settled, known, known.asOf());
    }

    private CustomerProfile known(TenantStorage unit, CustomerId customer) {
        if (unit.entities(EntityType.CUSTOMER).find(customer.value()).isEmpty()) {
            throw new NotFoundException(
                    EntityType.CUSTOMER.name(), customer.value(), "Maybe it was not added yet, or for another tenant?");
        }
        return follower.profile(unit, customer)
                .orElseThrow(() -> new IllegalStateException(
                        "What happened to the customer (%s) is not all in the reporting currency.%nMaybe ask a door with another one?"
                                .formatted(customer)));
    }

    /**
     * What it is.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "MembershipCatalog[of tenant %s]".formatted(follower.tenant());
    }
}
