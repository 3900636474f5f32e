package org.clientela.store;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;

/** A host's listener that cannot do harm: what it throws is said once in the log, and otherwise put aside. */
final class SafeListener {
    private final StorageListener listener;
    private final Logger log;
    private final AtomicBoolean warned;

    SafeListener(StorageListener listener, Logger log) {
        this(Objects.requireNonNull(listener, "listener"), log, new AtomicBoolean());
    }

    private SafeListener(StorageListener listener, Logger log, AtomicBoolean warned) {
        this.listener = listener;
        this.log = log;
        this.warned = warned;
    }

    SafeListener forTenant(TenantId tenant) {
        StorageListener[] own = {listener};
        tell(all -> {
            StorageListener answer = all.forTenant(tenant);
            own[0] = answer == null ? all : answer;
        });
        return own[0].equals(listener) ? this : new SafeListener(own[0], log, warned);
    }

    void called(StorageListener.Call call) {
        tell(all -> all.called(call));
    }

    void cached(StorageListener.CacheUse use, long count) {
        if (!listener.equals(StorageListener.NONE)) {
            tell(all -> all.cached(use, count));
        }
    }

    /** The message of what is thrown may hold anything, so only its class is logged. */
    private void tell(Consumer<StorageListener> news) {
        try {
            news.accept(listener);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            if (warned.compareAndSet(false, true)) {
                log.warn(
                        "A storage listener ({}) throws ({}); this is said once.",
                        listener.getClass().getName(),
                        e.getClass().getName());
            }
        }
    }
}
