package org.clientela;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventDraft;
import org.clientela.event.EventId;
import org.clientela.internal.Checks;
import org.clientela.lifecycle.Lifecycle;
import org.clientela.lifecycle.Lifecycles;
import org.clientela.lifecycle.MovePolicy;
import org.clientela.lifecycle.StageMetrics;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.money.Money;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.segment.MembershipListener;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.transfer.Export;
import org.clientela.transfer.ExportReport;
import org.clientela.transfer.Import;
import org.clientela.transfer.ImportReport;

/**
 * The front door, bound to a storage, a tenant, an actor, a clock, a zone and a reporting currency. Immutable and safe
 * for many threads; {@code withX} gives a door that differs in one of these. The storage stays the caller's to close.
 *
 * <pre>{@code
 * Crm crm = Crm.inMemory();
 * Customer acme = crm.customers().add(
 *         Customer.builder().id("acme").kind(INDUSTRIAL).organization("Acme Pumps").build());
 * crm.record(Event.contact(acme, Channel.PHONE).at("2026-03-01"));
 * crm.segments().define("talked to us this year", "count(contact, this year) >= 1");
 * crm.segments().of(acme);
 * }</pre>
 */
public final class Crm {
    private final Storage storage;
    private final FollowingStorage tenantStorage;
    private final Setting setting;

    private Crm(Storage storage, FollowingStorage tenantStorage, Setting setting) {
        this.storage = storage;
        this.tenantStorage = tenantStorage;
        this.setting = setting;
    }

    /**
     * A door to a new storage in memory, with the settings of {@link #on}.
     *
     * @return empty
     */
    public static Crm inMemory() {
        return on(Storage.inMemory());
    }

    /**
     * A door to a storage: tenant {@link TenantId#DEFAULT}, actor "host", the system's clock, zone UTC, currency EUR and the
     * standard vocabulary, each of which a {@code withX} changes.
     *
     * @param storage of ours or of the host's own
     * @return the door
     */
    public static Crm on(Storage storage) {
        return on(storage, TenantId.DEFAULT);
    }

    /**
     * A door to a storage for a tenant, otherwise with the settings of {@link #on(Storage)}.
     *
     * @param storage of ours or of the host's own
     * @param tenant one the storage knows
     * @return the door
     */
    public static Crm on(Storage storage, TenantId tenant) {
        Setting setting = ImmutableSetting.builder()
                .tenant(tenant)
                .actor("host")
                .clock(Clock.systemUTC())
                .zone(ZoneOffset.UTC)
                .currency(Money.currency("EUR"))
                .vocabulary(StageMetrics.in(Vocabulary.standard()))
                .movePolicy(MovePolicy.standard())
                .membershipListener(MembershipListener.NONE)
                .build();
        return following(storage, setting);
    }

    /**
     * The same door for another tenant.
     *
     * @param tenant one the storage knows
     * @return the door
     */
    public Crm withTenant(TenantId tenant) {
        return following(storage, setting.withTenant(tenant));
    }

    /**
     * The same door for another actor.
     *
     * @param actor who does what is done through it: a user's or a job's key
     * @return the door
     */
    public Crm withActor(String actor) {
        return with(setting.withActor(Checks.id("actor", actor)));
    }

    /**
     * The same door with another clock.
     *
     * @param clock tells when things are recorded, and as of when is asked
     * @return the door
     */
    public Crm withClock(Clock clock) {
        return with(setting.withClock(clock));
    }

    /**
     * The same door at another instant: every question is asked as of then.
     *
     * @param instant past or future
     * @return the door
     */
    public Crm asOf(Instant instant) {
        return withClock(Clock.fixed(instant, ZoneOffset.UTC));
    }

    /**
     * The same door in another zone.
     *
     * @param zone in which days begin
     * @return the door
     */
    public Crm withZone(ZoneId zone) {
        return with(setting.withZone(zone));
    }

    /**
     * The same door with another reporting currency.
     *
     * @param currency of all amounts that are recorded
     * @return the door
     */
    public Crm withCurrency(Currency currency) {
        return with(setting.withCurrency(currency));
    }

    /**
     * The same door with another vocabulary.
     *
     * @param vocabulary the attributes, event types and scores that metrics and rules may name, besides the {@linkplain
     *     StageMetrics stages} of lifecycles
     * @return the door
     */
    public Crm withVocabulary(Vocabulary vocabulary) {
        return with(setting.withVocabulary(StageMetrics.in(vocabulary)));
    }

    /**
     * The same door with another policy of moves.
     *
     * @param movePolicy which moves of a lifecycle are allowed, and who has a say in them
     * @return the door
     */
    public Crm withMovePolicy(MovePolicy movePolicy) {
        return with(setting.withMovePolicy(movePolicy));
    }

    /**
     * The same door with another listener to memberships.
     *
     * @param membershipListener is told of every change of a membership that is made through this door, after it was kept
     * @return the door
     */
    public Crm withMembershipListener(MembershipListener membershipListener) {
        return with(setting.withMembershipListener(membershipListener));
    }

    /**
     * The customers.
     *
     * @return by id; relationships that lead in a circle are refused
     */
    public Register<CustomerId, Customer> customers() {
        return customers(tenantStorage);
    }

    /**
     * The offerings.
     *
     * @return by id
     */
    public Register<OfferingId, Offering> offerings() {
        return offerings(tenantStorage);
    }

    /**
     * The segments.
     *
     * @return by name
     */
    public SegmentCatalog segments() {
        return new SegmentCatalog(this, tenantStorage);
    }

    /**
     * Who is and was in which segment, since when and why.
     *
     * @return by customer; kept in step with whatever is written through a door
     */
    public MembershipCatalog memberships() {
        return tenantStorage.memberships();
    }

    /**
     * The relation of a customer to an offering, from first need to disposal.
     *
     * @param customer who
     * @param offering what
     * @return where it stands, and the way to move it on
     */
    public OfferingRelation lifecycle(Customer customer, Offering offering) {
        return new OfferingRelation(
                this, tenantStorage, setting.movePolicy(), Lifecycle.notBegun(customer.id(), offering.id()));
    }

    /**
     * All relations of a customer to offerings of which a move is recorded, as of now.
     *
     * @param customer who
     * @return where each stands, and the customer as a whole
     */
    public Lifecycles lifecycles(Customer customer) {
        List<Event> events = tenantStorage.timeline().read(customer.id());
        return Lifecycles.of(customer.id(), events, setting.movePolicy().moves())
                .asOf(now());
    }

    /**
     * Records what happened.
     *
     * @param draft local times are read in this door's zone; without a time it happened now
     * @return the event as recorded
     * @throws NotFoundException if its customer or its offering is not known
     * @throws CurrencyMismatchException if an amount is not in the reporting currency
     * @throws org.clientela.store.IdempotencyConflictException if an event of that id says something else
     */
    public Event record(EventDraft draft) {
        Event event = draft.complete(EventId.of(UUID.randomUUID().toString()), now(), zone());
        record(List.of(event));
        return event;
    }

    /**
     * Records what happened, all or nothing. What is recorded already is passed over.
     *
     * @param events of any customers, in any order
     * @return how many were new
     * @throws NotFoundException if a customer or an offering is not known
     * @throws CurrencyMismatchException if an amount is not in the reporting currency
     * @throws org.clientela.store.IdempotencyConflictException if an event of the same id says something else
     */
    public int record(List<Event> events) {
        return atomically((door, work) -> {
            requireKnown(events, work);
            return work.timeline().append(events);
        });
    }

    /**
     * The single view of a customer, as of now.
     *
     * @param customer who
     * @return the profile
     * @throws NotFoundException if the customer is not known
     */
    public CustomerProfile profile(Customer customer) {
        return profile(customer.id());
    }

    /**
     * The single view of a customer, as of now.
     *
     * @param customer its key
     * @return the profile
     * @throws NotFoundException if the customer is not known
     */
    public CustomerProfile profile(CustomerId customer) {
        return CustomerProfile.of(
                customers().get(customer), tenantStorage.timeline().read(customer), now(), zone(), currency());
    }

    /**
     * All customers in columns, as of now.
     *
     * @return read at one point in time
     */
    public Population population() {
        return Population.from(tenantStorage, now(), zone(), currency());
    }

    /**
     * Reads customers, offerings and events from a file, or all of a directory, as {@link #importFrom(Path, Import)} does, by their names.
     *
     * @param path {@code customers.csv}, {@code events.jsonl.gz} or a directory
     * @return how it went; prints as a small table
     */
    public ImportReport importFrom(Path path) {
        return importFrom(path, Import.byName());
    }

    /**
     * Reads customers, offerings and events from files of JSON Lines or CSV. What may be added and recorded by hand may be imported, and
     * nothing else: rows that name customers or offerings nobody knows, amounts in another currency and relationships that lead in a circle are rejected.
     * May be repeated: what is there already is left alone.
     *
     * @param path a file or a directory
     * @param how to read it; the vocabulary is this door's, and events of which nobody says when we learnt of them are recorded now
     * @return how it went; prints as a small table
     * @throws IllegalArgumentException if there is no file, its name does not tell what it holds, or its header is not understood
     * @throws java.io.UncheckedIOException if a file cannot be read; what was written before stays
     */
    public ImportReport importFrom(Path path, Import how) {
        return how.vocabulary(vocabulary())
                .recordedAt(now())
                .checkedBy(new ImportCheck((work, event) -> requireKnown(List.of(event), work)))
                .run(path, tenantStorage);
    }

    /**
     * Writes all customers, offerings and events into a directory, as JSON Lines; or into a file what its name tells. {@link
     * #importFrom(Path)} reads it again.
     *
     * @param path a directory, or {@code customers.csv}, {@code events.jsonl.gz} and the like
     * @return what was written; prints as a small table
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public ExportReport exportTo(Path path) {
        return exportTo(path, Export.all());
    }

    /**
     * Writes customers, offerings and events to files of JSON Lines or CSV.
     *
     * @param path a directory, or {@code customers.csv}, {@code events.jsonl.gz} and the like
     * @param how to write them; the vocabulary is this door's
     * @return what was written; prints as a small table
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public ExportReport exportTo(Path path, Export how) {
        return how.vocabulary(vocabulary()).run(path, tenantStorage);
    }

    /**
     * Does several things or none.
     *
     * @param work gets a door to the same, whose writes are seen when it returns; it must not be used afterwards
     * @param <R> of its result
     * @return what {@code work} returns
     */
    public <R> R atomically(Function<Crm, R> work) {
        return atomically((door, tenant) -> work.apply(door));
    }

    /**
     * Now, by this door's clock.
     *
     * @return the instant as of which it is asked
     */
    public Instant now() {
        return setting.clock().instant();
    }

    /**
     * Who does what is done through this door.
     *
     * @return a user's or a job's key
     */
    public String actor() {
        return setting.actor();
    }

    /**
     * The zone.
     *
     * @return in which days begin
     */
    public ZoneId zone() {
        return setting.zone();
    }

    /**
     * The reporting currency.
     *
     * @return of all amounts that are recorded
     */
    public Currency currency() {
        return setting.currency();
    }

    /**
     * The vocabulary.
     *
     * @return the attributes and event types that metrics and rules may name
     */
    public Vocabulary vocabulary() {
        return setting.vocabulary();
    }

    /**
     * The tenant.
     *
     * @return whose data this is
     */
    public TenantId tenant() {
        return setting.tenant();
    }

    /**
     * What it is bound to, apart from the storage.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "Crm[tenant %s, actor %s, %s, %s, now %s]".formatted(tenant(), actor(), zone(), currency(), now());
    }

    private static Crm following(Storage storage, Setting setting) {
        MembershipFollower follower = new MembershipFollower(setting, new MembershipCache());
        return new Crm(storage, new FollowingStorage(storage.tenant(setting.tenant()), follower), setting);
    }

    private Crm with(Setting other) {
        return new Crm(storage, tenantStorage.with(other), other);
    }

    /** Does several things or none, through a door and the storage behind it. */
    <R> R atomically(BiFunction<Crm, TenantStorage, R> work) {
        return tenantStorage.following(unit -> work.apply(new Crm(storage, unit, setting), unit));
    }

    private static Register<CustomerId, Customer> customers(TenantStorage storage) {
        return new Register<>(storage, EntityType.CUSTOMER, CustomerId::value, Hierarchy::requireNoCircle);
    }

    private static Register<OfferingId, Offering> offerings(TenantStorage storage) {
        return new Register<>(storage, EntityType.OFFERING, OfferingId::value, (offering, work) -> {});
    }

    private void requireKnown(List<Event> events, TenantStorage work) {
        Set<CustomerId> buyers = new TreeSet<>();
        Set<OfferingId> bought = new TreeSet<>();
        for (Event event : events) {
            buyers.add(event.customer());
            event.offering().ifPresent(bought::add);
            event.amount().ifPresent(this::requireReportingCurrency);
            event.cost().ifPresent(this::requireReportingCurrency);
        }
        buyers.forEach(customers(work)::get);
        bought.forEach(offerings(work)::get);
    }

    private void requireReportingCurrency(Money money) {
        if (!money.currency().equals(currency())) {
            throw new CurrencyMismatchException(currency(), money.currency());
        }
    }
}
