package org.clientela.tck;

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
 * <p>Not tested, since the interface has no say in them: what happens when a process dies, what reopening finds, and how long
 * a call may take. A storage that lasts has tests of its own for these.
 */
public abstract class StorageTck {
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
}
