package org.clientela;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A storage that sees to it that memberships follow whatever is written, by whom it may be, in the same unit of work; and tells the
 * listener when that is done.
 */
final class FollowingStorage implements TenantStorage {
    private final TenantStorage storage;
    private final MembershipFollower follower;

    /** Null outside a unit of work. */
    private final @Nullable MembershipNews news;

    FollowingStorage(TenantStorage storage, MembershipFollower follower) {
        this(storage, follower, null);
    }

    private FollowingStorage(TenantStorage storage, MembershipFollower follower, @Nullable MembershipNews news) {
        this.storage = storage;
        this.follower = follower;
        this.news = news;
    }

    /** The same storage for those who differ in what they conclude, or whom they tell. */
    FollowingStorage with(Setting setting) {
        return new FollowingStorage(storage, follower.with(setting), news);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> EntityStore<T> entities(EntityType<T> type) {
        EntityStore<T> store = storage.entities(type);
        if (type.equals(EntityType.CUSTOMER)) {
            Followed<Customer> customer = follower::customerChanged;
            return new FollowedEntities<>(type, store, (Followed<T>) customer);
        }
        if (type.equals(SegmentCatalog.TYPE)) {
            Followed<StoredSegment> segment = follower::segmentChanged;
            return new FollowedEntities<>(type, store, (Followed<T>) segment);
        }
        if (type.equals(SegmentCatalog.ENTRIES)) {
            Followed<StoredEntries> entries = follower::entriesChanged;
            return new FollowedEntities<>(type, store, (Followed<T>) entries);
        }
        return store;
    }

    @Override
    public Timeline timeline() {
        return new FollowedTimeline(storage.timeline());
    }

    @Override
    public <R> R atomically(Function<TenantStorage, R> work) {
        return inUnit((unit, told) -> work.apply(new FollowingStorage(unit, follower, told)));
    }

    /** The same, for those who go on with the storage they are given. */
    <R> R following(Function<FollowingStorage, R> work) {
        return inUnit((unit, told) -> work.apply(new FollowingStorage(unit, follower, told)));
    }

    MembershipCatalog memberships() {
        return new MembershipCatalog(this, follower);
    }

    /** What is done in a unit of work with the storage behind this one. */
    interface Work<R> {
        R apply(TenantStorage unit, MembershipNews news);
    }

    <R> R inUnit(Work<R> work) {
        MembershipNews told = news;
        if (told == null) {
            AtomicReference<MembershipNews> last = new AtomicReference<>(new MembershipNews());
            R result = storage.atomically(unit -> {
                MembershipNews fresh = new MembershipNews(); // of an attempt that is repeated nobody hears
                last.set(fresh);
                return work.apply(unit, fresh);
            });
            Objects.requireNonNull(last.get()).tell(follower.listener());
            return result;
        }
        int mark = told.size();
        boolean done = false;
        try {
            R result = storage.atomically(unit -> work.apply(unit, told));
            done = true;
            return result;
        } finally {
            if (!done) {
                told.cut(mark);
            }
        }
    }

    /** What follows when an entity is written, or removed if there is none after. */
    private interface Followed<T> {
        /** Does {@code write} when all is known that was true before. */
        void changed(TenantStorage unit, MembershipNews news, @Nullable T before, @Nullable T after, Runnable write);
    }

    private final class FollowedEntities<T> implements EntityStore<T> {
        private final EntityType<T> type;
        private final EntityStore<T> store;
        private final Followed<T> followed;

        FollowedEntities(EntityType<T> type, EntityStore<T> store, Followed<T> followed) {
            this.type = type;
            this.store = store;
            this.followed = followed;
        }

        @Override
        public Optional<Versioned<T>> find(String id) {
            return store.find(id);
        }

        @Override
        public Page<T> page(Query query) {
            return store.page(query);
        }

        @Override
        public Versioned<T> put(T entity, long expectedVersion) {
            return FollowingStorage.this.<Versioned<T>>inUnit((unit, told) -> {
                EntityStore<T> entities = unit.entities(type);
                T before = entities.find(type.id(entity)).map(Versioned::entity).orElse(null);
                AtomicReference<@Nullable Versioned<T>> after = new AtomicReference<>();
                followed.changed(unit, told, before, entity, () -> after.set(entities.put(entity, expectedVersion)));
                return Objects.requireNonNull(after.get());
            });
        }

        @Override
        public void remove(String id, long expectedVersion) {
            inUnit((unit, told) -> {
                EntityStore<T> entities = unit.entities(type);
                T before = entities.find(id).map(Versioned::entity).orElse(null);
                followed.changed(unit, told, before, null, () -> entities.remove(id, expectedVersion));
                return id;
            });
        }
    }

    private final class FollowedTimeline implements Timeline {
        private final Timeline timeline;

        FollowedTimeline(Timeline timeline) {
            this.timeline = timeline;
        }

        @Override
        public List<Event> read(CustomerId customer) {
            return timeline.read(customer);
        }

        @Override
        public Stream<Event> scan() {
            return timeline.scan();
        }

        @Override
        public int append(List<Event> events) {
            return inUnit((unit, told) -> follower.append(unit, told, events));
        }

        @Override
        public int erase(CustomerId customer) {
            return inUnit((unit, told) -> follower.erase(unit, customer));
        }
    }
}
