package org.clientela.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.FilterResult.includedIf;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.tck.Mutants.Planted;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A kit that never caught anything proves nothing: each of these storages is wrong in one way, and the kit says in which. */
class MutantsTest {
    @TempDir
    static Path directory;

    private static Function<Set<TenantId>, Mutant> mutant = Mutant::new;
    private static Duration patience = Crowd.PATIENCE;

    /** The kit on whichever storage is to be tried next; not run for itself. */
    static class Kit extends StorageTck {
        private Mutant last = new Mutant(Set.of());

        @Override
        protected Storage open(Set<TenantId> tenants) {
            last = mutant.apply(tenants);
            return last;
        }

        @Override
        protected Set<Capability> capabilities() {
            return EnumSet.allOf(Capability.class);
        }

        @Override
        protected Storage reopen(Set<TenantId> tenants) {
            return last.again();
        }

        @Override
        protected Storage openFailing(Set<TenantId> tenants, Faults faults) {
            return mutant.apply(tenants).over(faults);
        }

        @Override
        protected List<Path> files() {
            try {
                return List.of(Files.writeString(directory.resolve("file"), last.file()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected int rounds() {
            return 20;
        }

        @Override
        protected Duration patience() {
            return patience;
        }

        @Override
        protected Path reports() {
            return directory;
        }
    }

    @TestFactory
    Stream<DynamicTest> theKitCatches() {
        return Mutants.all().stream()
                .map(planted ->
                        dynamicTest(planted.name() + " by " + planted.clause().id(), () -> {
                            Failures failures = tried(planted);
                            assertTrue(failures.tests > 0, "no test proves " + planted.clause());
                            assertEquals(
                                    Set.of(planted.clause()),
                                    failures.clauses,
                                    "what the kit says of " + planted.name());
                        }));
    }

    @Test
    void theKitCatchesNothingInAHealthyStorage() {
        mutant = Mutant::new;
        patience = Crowd.PATIENCE;
        Failures failures = run(Optional.empty());

        assertEquals(Set.of(), failures.clauses);
        assertEquals(0, failures.skipped, "how many were skipped");
        assertTrue(failures.tests >= 99, "only " + failures.tests + " tests were run");
    }

    @Test
    void eachClauseIsProvenByATestAndEachTestByAMutant() {
        Set<Clause> testable = EnumSet.noneOf(Clause.class);
        Stream.of(Clause.values()).filter(clause -> clause.untested().isEmpty()).forEach(testable::add);

        assertEquals(testable, Proofs.of(StorageTck.class).keySet(), "clauses with a test");
        Set<Clause> caught = EnumSet.noneOf(Clause.class);
        Mutants.all().forEach(planted -> caught.add(planted.clause()));
        assertEquals(testable, caught, "clauses with a mutant");
        assertTrue(Mutants.all().size() >= 30, "only " + Mutants.all().size() + " mutants");
    }

    private static Failures tried(Planted planted) {
        mutant = planted.storage();
        patience = Duration.ofSeconds(4); // for those that never come to an end
        return run(Optional.of(planted.clause()));
    }

    /** The tests of a clause, or all. */
    private static Failures run(Optional<Clause> clause) {
        Failures failures = new Failures();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Kit.class))
                                .filters((PostDiscoveryFilter)
                                        test -> includedIf(clause.isEmpty() || clause.equals(clause(test.getSource()))))
                                .build(),
                        failures);
        return failures;
    }

    private static Optional<Clause> clause(Optional<TestSource> source) {
        return source.filter(MethodSource.class::isInstance)
                .map(method -> ((MethodSource) method).getJavaMethod().getAnnotation(Proves.class))
                .map(Proves::value);
    }

    /** The clauses of the tests that failed. */
    private static final class Failures implements TestExecutionListener {
        private final Set<Clause> clauses = new TreeSet<>();
        private int tests;
        private int skipped;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (!test.isTest()) {
                result.getThrowable().ifPresent(e -> {
                    throw new AssertionError(e);
                });
                return;
            }
            tests++;
            if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
                skipped++;
            } else if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                clauses.add(clause(test.getSource()).orElseThrow());
            }
        }
    }
}
