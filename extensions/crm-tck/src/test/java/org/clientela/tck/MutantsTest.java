package org.clientela.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A kit that never caught anything proves nothing: each of these storages is wrong in one way, and the kit says in which. */
class MutantsTest {
    private static Function<Set<TenantId>, Storage> mutant = Storage::inMemory;

    /** The kit on whichever storage is to be tried next; not run for itself. */
    static class Kit extends StorageTck {
        @Override
        protected Storage open(Set<TenantId> tenants) {
            return mutant.apply(tenants);
        }

        @Override
        protected int rounds() {
            return 20;
        }
    }

    @TestFactory
    Stream<DynamicTest> theKitCatches() {
        return Stream.of(
                caught("VER-03", EntityMutants.IgnoresTheVersion::new),
                caught("VER-04", EntityMutants.ChecksThenActs::new),
                caught("VER-05", EntityMutants.CountsAnew::new),
                caught("PG-02", EntityMutants.RepeatsAnItem::new),
                caught("PG-02", EntityMutants.ForgetsTheLast::new),
                caught("PG-03", EntityMutants.PagesByOffset::new),
                caught("TX-03", EntityMutants.PagesAreTorn::new),
                caught("PG-06", EntityMutants.OrdersByUtf16::new),
                caught("DF-01", EntityMutants.IgnoresCase::new),
                caught("DF-02", EntityMutants.RoundsNumbers::new),
                caught("PG-01", TimelineMutants.ForgetsTheOrder::new),
                caught("AP-02", TimelineMutants.AppendsDuplicates::new),
                caught("AP-03", TimelineMutants.PassesOverContradictions::new),
                caught("AP-03", TimelineMutants.AppendsHalf::new),
                caught("RD-03", TimelineMutants.HandsOutItsOwnList::new),
                caught("DF-03", TimelineMutants.ForgetsMicroseconds::new),
                caught("RD-05", TimelineMutants.ScansWhatComesLater::new),
                caught("ER-01", TimelineMutants.ErasesTooLittle::new),
                caught("TN-01", StorageMutants.LeaksTenants::new),
                caught("TN-04", StorageMutants.InventsTenants::new),
                caught("TX-01", StorageMutants.KeepsWhatFailed::new),
                caught("TX-01", StorageMutants.KeepsWhatDied::new),
                caught("TX-06", StorageMutants.NestedUnitsStay::new),
                caught("RD-01", StorageMutants.RemembersTooLong::new),
                caught("CL-02", StorageMutants.LivesOn::new));
    }

    private static DynamicTest caught(String clause, Function<Set<TenantId>, Storage> storage) {
        try (Storage named = storage.apply(Set.of(TenantId.DEFAULT))) {
            String name = named.getClass().getSimpleName();
            return dynamicTest(name + " by " + clause, () -> {
                Set<String> failed = failedClauses(storage);
                assertTrue(failed.contains(clause), name + " breaks " + clause + ", but what failed is " + failed);
            });
        }
    }

    @Test
    void theKitCatchesNothingInAHealthyStorage() {
        assertEquals(Set.of(), failedClauses(Storage::inMemory));
        assertEquals(Set.of(), failedClauses(Mutant::new));
    }

    private static Set<String> failedClauses(Function<Set<TenantId>, Storage> storage) {
        mutant = storage;
        Failures failures = new Failures();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Kit.class))
                        .build(),
                failures);
        assertFalse(failures.tests < 70, "only " + failures.tests + " tests were run");
        return failures.clauses;
    }

    /** The clauses of the tests that failed. */
    private static final class Failures implements TestExecutionListener {
        private final Set<String> clauses = new TreeSet<>();
        private int tests;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                tests++;
            }
            if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                clauses.add(test.getDisplayName().split(" ")[0]);
            }
        }
    }
}
