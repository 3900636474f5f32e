package org.clientela.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clientela.json.Json;
import org.clientela.store.Storage;
import org.clientela.tck.ConformanceReport.ClauseResult;
import org.clientela.tck.ConformanceReport.Outcome;
import org.clientela.tck.ConformanceReport.TestResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestWatcher;

/** Watches the tests of a kit and writes the report when the last one is over. */
final class ConformanceReporter implements BeforeAllCallback, AfterAllCallback, TestInstancePostProcessor, TestWatcher {
    private static final Namespace NAMESPACE = Namespace.create(ConformanceReporter.class);

    /** What is gathered for one test class; its nested classes share it. */
    private static final class Run {
        private final Class<? extends Kit> kit;
        private final String owner;
        private final Map<Method, TestResult> results = new LinkedHashMap<>();
        private Path directory = Path.of("target", "conformance");
        private Set<Capability> capabilities = Set.of();

        Run(Class<? extends Kit> kit, String owner) {
            this.kit = kit;
            this.owner = owner;
        }

        synchronized void add(Method test, Outcome outcome, @Nullable String reason) {
            results.put(test, new TestResult(Proofs.title(test), outcome, reason));
        }

        synchronized void of(Kit instance) {
            directory = instance.reports();
            capabilities = instance.declared();
        }

        synchronized ConformanceReport report() {
            Map<Clause, List<Method>> proofs = Proofs.of(kit);
            List<ClauseResult> clauses = new ArrayList<>();
            for (Clause clause : Clause.values()) {
                List<Method> tests = proofs.getOrDefault(clause, List.of());
                if (!tests.isEmpty()
                        || (StorageTck.class.isAssignableFrom(kit)
                                && clause.untested().isPresent())) {
                    clauses.add(result(clause, tests));
                }
            }
            Map<Outcome, Integer> summary = new EnumMap<>(Outcome.class);
            clauses.forEach(clause -> summary.merge(clause.outcome(), 1, Integer::sum));
            Map<String, Integer> named = new LinkedHashMap<>();
            summary.forEach((outcome, count) -> named.put(outcome.toString(), count));
            return new ConformanceReport(
                    kit.getName(),
                    versions(),
                    capabilities.stream().sorted().map(Capability::name).toList(),
                    named,
                    clauses);
        }

        private ClauseResult result(Clause clause, List<Method> tests) {
            List<TestResult> each = tests.stream()
                    .map(test -> results.getOrDefault(
                            test, new TestResult(Proofs.title(test), Outcome.NOT_RUN, "it was left out")))
                    .toList();
            Outcome outcome = each.stream()
                    .map(TestResult::outcome)
                    .min(Comparator.naturalOrder())
                    .orElse(Outcome.UNTESTED);
            return new ClauseResult(
                    clause.id(),
                    clause.level(),
                    clause.statement(),
                    outcome,
                    clause.untested().orElse(null),
                    each);
        }
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("contract", version(ConformanceReporter.class));
        versions.put("crm-core", version(Storage.class));
        versions.put("java", Runtime.version().toString());
        versions.put("junit", version(Test.class));
        return versions;
    }

    private static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void beforeAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        if (run(context).isEmpty() && Kit.class.isAssignableFrom(type)) {
            context.getStore(NAMESPACE).put(Run.class, new Run((Class<? extends Kit>) type, context.getUniqueId()));
        }
    }

    private static Optional<Run> run(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(Run.class, Run.class));
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (instance instanceof Kit kit) {
            run(context).ifPresent(run -> run.of(kit));
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        add(context, Outcome.PASSED, null);
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        add(context, Outcome.SKIPPED, cause.getMessage());
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        add(context, Outcome.SKIPPED, reason.orElse("it is disabled"));
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        add(context, Outcome.FAILED, cause.toString());
    }

    private static void add(ExtensionContext context, Outcome outcome, @Nullable String reason) {
        run(context).ifPresent(run -> run.add(context.getRequiredTestMethod(), outcome, reason));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        run(context).filter(run -> run.owner.equals(context.getUniqueId())).ifPresent(run -> {
            try {
                write(run.directory, run.report());
            } catch (IOException e) {
                throw new UncheckedIOException("The report cannot be written to (" + run.directory + ").", e);
            }
        });
    }

    private static void write(Path directory, ConformanceReport report) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(report.implementation() + ".txt"), report.text());
        Files.writeString(
                directory.resolve(report.implementation() + ".json"),
                Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    }
}
