package org.clientela.tck;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * The contract of a storage that is read and written, all of it.
 *
 * <pre>{@code
 * class MyStorageTest extends StorageTck {
 *     @Override
 *     protected Storage open(Set<TenantId> tenants) {
 *         return new MyStorage(freshDatabase(), tenants);
 *     }
 * }
 * }</pre>
 *
 * <p>What not every storage can do is tested if {@link #capabilities()} declares it. What no test here can show, since the interface
 * has no say in it, a killed process for example, is listed with the reason in the report that each run writes to
 * {@link #reports()}.
 */
public abstract class StorageTck extends Kit {
    /** For subclasses. */
    protected StorageTck() {}

    /**
     * Opens a storage.
     *
     * @param tenants all it knows
     * @return empty, and nobody else's; the test closes it
     */
    protected abstract Storage open(Set<TenantId> tenants);

    /**
     * What the storage can do that not every one needs to.
     *
     * @return none unless overridden
     */
    protected Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    final Set<Capability> declared() {
        return capabilities();
    }

    /**
     * Opens a further storage on what the last call of {@link #open} made. The one it returned is closed by then ({@link
     * Capability#DURABLE}) or still open ({@link Capability#SHARED}).
     *
     * @param tenants as they were then
     * @return with all that was written; the test closes it
     */
    protected Storage reopen(Set<TenantId> tenants) {
        throw new UnsupportedOperationException("The capabilities ask for it. Maybe override reopen?");
    }

    /**
     * Opens a storage below which steps fail ({@link Capability#FAULTS}).
     *
     * @param tenants all it knows
     * @param faults to be asked before and after each step that is taken below the storage
     * @return empty, and nobody else's; the test closes it
     */
    protected Storage openFailing(Set<TenantId> tenants, Faults faults) {
        throw new UnsupportedOperationException("The capabilities ask for it. Maybe override openFailing?");
    }

    /**
     * All files of the storage that the last call of {@link #open} made, which is closed by then
     * ({@link Capability#PHYSICAL_ERASE}).
     *
     * @return those that are there
     */
    protected List<Path> files() {
        throw new UnsupportedOperationException("The capabilities ask for it. Maybe override files?");
    }

    /**
     * How long many threads may take for what they do together before it is said that they never come to an end.
     *
     * @return four minutes unless overridden
     */
    protected Duration patience() {
        return Crowd.PATIENCE;
    }

    /**
     * How much is written by each of the 16 threads of a test. More finds more, and takes longer.
     *
     * @return at least 1; 100 unless overridden
     */
    protected int rounds() {
        return 100;
    }

    @Nested
    @DisplayName("Versioning")
    class Versioning extends VersionClauses {
        Versioning() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Units of work")
    class UnitsOfWork extends UnitClauses {
        UnitsOfWork() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Reads")
    class Reads extends ReadClauses {
        Reads() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Pages and order")
    class PagesAndOrder extends PageClauses {
        PagesAndOrder() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Appending")
    class Appending extends AppendClauses {
        Appending() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Tenants")
    class Tenants extends TenantClauses {
        Tenants() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Erasure")
    class Erasure extends ErasureClauses {
        Erasure() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Closing")
    class Closing extends CloseClauses {
        Closing() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Threads")
    class Threads extends ThreadClauses {
        Threads() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Data fidelity")
    class DataFidelity extends FidelityClauses {
        DataFidelity() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Errors")
    class Errors extends ErrorClauses {
        Errors() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Lasting")
    class Lasting extends DurabilityClauses {
        Lasting() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Faults below")
    class FaultsBelow extends FaultClauses {
        FaultsBelow() {
            super(StorageTck.this);
        }
    }

    @Nested
    @DisplayName("Every call for every tenant")
    class EveryCall extends MatrixClauses {
        EveryCall() {
            super(StorageTck.this);
        }
    }
}
