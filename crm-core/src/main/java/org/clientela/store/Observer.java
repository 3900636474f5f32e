package org.clientela.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.clientela.internal.Checks;
import org.clientela.store.StorageListener.Call;
import org.clientela.store.StorageListener.Operation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Measures calls, logs their course at DEBUG and tells a listener of them; within a unit of work it tells when that is over. */
final class Observer {
    private final SafeListener listener;
    private final LongSupplier nanos;
    private final Logger log;
    private final @Nullable List<Call> held;

    Observer(SafeListener listener, LongSupplier nanos, Logger log) {
        this(listener, nanos, log, null);
    }

    private Observer(SafeListener listener, LongSupplier nanos, Logger log, @Nullable List<Call> held) {
        this.listener = listener;
        this.nanos = nanos;
        this.log = log;
        this.held = held;
    }

    Observer forTenant(TenantId tenant) {
        return new Observer(listener.forTenant(tenant), nanos, log, held);
    }

    /** The same for a unit of work, whose calls are held back until {@link #tellHeld}. */
    Observer within() {
        return held == null ? new Observer(listener, nanos, log, new ArrayList<>()) : this;
    }

    /** How many calls are held back. */
    int held() {
        return held == null ? 0 : held.size();
    }

    void tellHeld() {
        if (held != null) {
            held.forEach(listener::called);
        }
    }

    <R> R call(Operation operation, Object subject, ToLongFunction<? super R> items, Supplier<R> call) {
        Measured measured = begin(operation, subject);
        R result;
        try {
            result = call.get();
        } catch (Throwable e) {
            measured.failed(e);
            throw e;
        }
        measured.done(items.applyAsLong(result));
        return result;
    }

    Measured begin(Operation operation, Object subject) {
        return new Measured(operation, subject, nanos.getAsLong());
    }

    /** An id as it may stand in a log; what is none may hold line breaks, or be anything. */
    static String visible(Supplier<String> id) {
        try {
            return Checks.id("id", id.get());
        } catch (IllegalArgumentException | NullPointerException notAnId) {
            return "no id";
        }
    }

    private static String outcome(Throwable failure) {
        if (failure instanceof StorageException known) {
            return known.kind();
        }
        boolean refused = failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure instanceof NullPointerException;
        return refused ? Call.REFUSED : Call.FAILED;
    }

    /** A call under way; ends once. */
    final class Measured {
        private final Operation operation;
        private final Object subject;
        private final long start;
        private boolean over;

        private Measured(Operation operation, Object subject, long start) {
            this.operation = operation;
            this.subject = subject;
            this.start = start;
        }

        void done(long items) {
            end(Call.DONE, items);
        }

        void failed(Throwable failure) {
            end(outcome(failure), 0);
        }

        private void end(String outcome, long items) {
            if (over) {
                return;
            }
            over = true;
            Call call = new Call(operation, outcome, Math.max(0, nanos.getAsLong() - start), items);
            log.debug("{} {}: {}, {} items, {} ns", operation, subject, outcome, items, call.nanos());
            if (held == null) {
                listener.called(call);
            } else {
                held.add(call);
            }
        }
    }
}
