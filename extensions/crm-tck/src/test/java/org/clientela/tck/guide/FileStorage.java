package org.clientela.tck.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.StorageFailureException;
import org.clientela.store.StoreClosedException;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.UnknownTenantException;

/** A storage of one JSON file a tenant, which is written anew with each unit of work. For a few thousand facts. */
final class FileStorage implements Storage {
    private final Path directory;
    private final Map<TenantId, Tenant> tenants = new TreeMap<>();
    private final Set<Thread> writing = ConcurrentHashMap.newKeySet();
    private final Map<String, EntityType<?>> types = new ConcurrentHashMap<>();
    private volatile boolean closed;

    FileStorage(Path directory, Set<TenantId> tenants) {
        this.directory = directory;
        int number = 0;
        for (TenantId tenant : new TreeSet<>(tenants)) {
            this.tenants.put(tenant, new Tenant("tenant-" + number++ + ".json"));
        }
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        requireOpen();
        Tenant found = tenants.get(tenant);
        if (found == null) {
            throw new UnknownTenantException(tenant);
        }
        return found;
    }

    @Override
    public void close() {
        closed = true;
    }

    void requireOpen() {
        if (closed) {
            throw new StoreClosedException();
        }
    }

    <T> EntityType<T> kept(EntityType<T> type) {
        EntityType<?> first = types.putIfAbsent(type.name(), type);
        return first == null ? type : type.asKept(first);
    }

    /** One tenant: what is published, and the lock that lets one unit of work at a time replace it. */
    private final class Tenant implements TenantStorage {
        private final Path file;
        private final ReentrantLock lock = new ReentrantLock();
        private volatile Facts published;

        Tenant(String name) {
            file = directory.resolve(name);
            try {
                published = Files.exists(file) ? Facts.load(Files.readString(file)) : new Facts();
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        public <T> EntityStore<T> entities(EntityType<T> type) {
            requireOpen();
            return new FileEntities<>(kept(type), this::current, this);
        }

        @Override
        public Timeline timeline() {
            requireOpen();
            return new FileTimeline(this::current, this);
        }

        private Facts current() {
            requireOpen();
            return published;
        }

        @Override
        public <R> R atomically(Function<TenantStorage, R> work) {
            requireOpen();
            if (!writing.add(Thread.currentThread())) {
                throw new IllegalStateException("A unit of work is under way. Maybe use the storage it was given?");
            }
            lock.lock();
            FileUnit unit = new FileUnit(FileStorage.this, published.copy());
            try {
                R result = work.apply(unit);
                Facts after = unit.facts();
                write(after);
                published = after;
                return result;
            } finally {
                unit.end();
                lock.unlock();
                writing.remove(Thread.currentThread());
            }
        }

        /** Either the old file is there or the new one, whenever the process ends. */
        private void write(Facts after) {
            try {
                Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), after.save());
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw failure(e);
            }
        }

        private StorageFailureException failure(IOException e) {
            return new StorageFailureException(
                    e.getClass().getSimpleName(), "Maybe the disk is full, or the directory not ours to write?", e);
        }
    }
}
