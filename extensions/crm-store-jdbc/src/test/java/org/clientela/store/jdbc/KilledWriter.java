package org.clientela.store.jdbc;

import static org.clientela.store.jdbc.Facts.customer;
import static org.clientela.store.jdbc.Facts.event;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.clientela.offering.Offering;
import org.clientela.store.EntityType;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.TransientConflictException;
import org.postgresql.ds.PGSimpleDataSource;

/** The process that is killed. */
final class KilledWriter {
    static final int THREADS = 4;

    private KilledWriter() {}

    /** How it writes; all but the first are wrong, and there to be caught. */
    enum Manner {
        ATOMIC,
        ONE_BY_ONE,
        ACKNOWLEDGED_TOO_EARLY,
        /** Not wrong, but never done: it says that it has begun, and keeps everyone else waiting. */
        NEVER_DONE
    }

    static String id(String prefix, int thread, int number) {
        return prefix + "-" + thread + "-" + number;
    }

    /** With a prefix for its ids, a manner, and where to write: a kind and a path or URL. */
    public static void main(String[] arguments) {
        String prefix = arguments[0];
        Manner manner = Manner.valueOf(arguments[1]);
        TenantStorage tenant = open(arguments[2], arguments[3]).tenant(TenantId.DEFAULT);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            new Thread(() -> {
                        for (int number = 0; ; number++) {
                            writeInTheEnd(tenant, id(prefix, thread, number), manner, out);
                        }
                    })
                    .start();
        }
    }

    private static JdbcStorage open(String kind, String place) {
        if (kind.equals("sqlite")) {
            return JdbcStorage.sqlite(Path.of(place));
        }
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(place);
        return JdbcStorage.postgresql(new TestPool(dataSource, THREADS, true).dataSource());
    }

    /** On a machine that is busy enough, others may be in the way for longer than there is patience; then it is repeated, as is said. */
    private static void writeInTheEnd(TenantStorage tenant, String id, Manner manner, PrintStream out) {
        boolean isDone = false;
        while (!isDone) {
            try {
                write(tenant, id, manner, out);
                isDone = true;
            } catch (TransientConflictException e) {
                if (manner != Manner.ATOMIC) {
                    throw e; // it may have done a part
                }
            }
        }
    }

    private static void write(TenantStorage tenant, String id, Manner manner, PrintStream out) {
        switch (manner) {
            case ATOMIC -> {
                tenant.atomically(unit -> three(unit, id));
                out.println(id + ".");
            }
            case ONE_BY_ONE -> {
                three(tenant, id);
                out.println(id + ".");
            }
            case NEVER_DONE ->
                tenant.atomically(unit -> {
                    three(unit, id);
                    out.println(id + ".");
                    LockSupport.park();
                    return unit;
                });
            case ACKNOWLEDGED_TOO_EARLY ->
                tenant.atomically(unit -> {
                    out.println(id + ".");
                    return three(unit, id);
                });
        }
    }

    private static int three(TenantStorage to, String id) {
        to.entities(EntityType.CUSTOMER).put(customer(id), 0);
        to.entities(EntityType.OFFERING)
                .put(Offering.builder().id(id).name("Offering").build(), 0);
        return to.timeline().append(List.of(event(id, id)));
    }
}
