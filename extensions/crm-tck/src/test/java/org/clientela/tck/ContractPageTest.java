package org.clientela.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clientela.tck.Mutants.Planted;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * docs/storage-contract.md says what the annotations of the tests and the list of mutants say. To write it anew, run this test with
 * {@code -Dcontract.write=true}.
 */
class ContractPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "storage-contract.md");

    private static final String HEAD = """
            # The storage contract, clause by clause

            Written by `ContractPageTest` from the tests of `crm-tck` and the mutants that they are tried on; do not edit. How to use
            the kit: [write your own storage](guide/write-your-own-storage.md).

            - **required** of every storage; **optional**: of those that declare the capability; **untested**: no test of the kit can
              show it, for the reason given.
            - A test in *italics* runs only with the capability behind it. `H` marks what is also asked of a host's own tables that are
              only read.
            - A **mutant** is a storage that breaks the clause and is otherwise healthy; the kit's own tests see to it that the
              kit says so.

            """;

    private static String page() {
        Map<Clause, List<Method>> all = Proofs.of(StorageTck.class);
        StringBuilder page = new StringBuilder(HEAD);
        long tests = all.values().stream().mapToLong(List::size).sum();
        page.append("%d clauses, %d of them proven by %d tests and %d mutants.%n%n"
                .formatted(
                        Clause.values().length, all.size(), tests, Mutants.all().size()));
        page.append("| clause | level | what it says | tests | mutants |\n|---|---|---|---|---|\n");
        for (Clause clause : Clause.values()) {
            page.append("| %s%s | %s | %s | %s | %s |%n"
                    .formatted(
                            clause.id(),
                            askedOfHosts(clause) ? " `H`" : "",
                            clause.level(),
                            clause.statement(),
                            clause.untested()
                                    .orElseGet(() -> all.get(clause).stream()
                                            .map(ContractPageTest::shown)
                                            .collect(Collectors.joining("; "))),
                            Mutants.all().stream()
                                    .filter(planted -> planted.clause() == clause)
                                    .map(Planted::name)
                                    .collect(Collectors.joining(", "))));
        }
        return page.toString().replace("\r\n", "\n");
    }

    private static boolean askedOfHosts(Clause clause) {
        return Stream.of(HostEntitiesTck.class, HostTimelineTck.class)
                .anyMatch(kit -> Proofs.of(kit).containsKey(clause));
    }

    private static String shown(Method test) {
        Capability[] needs = test.getAnnotation(Proves.class).needs();
        return needs.length == 0
                ? Proofs.title(test)
                : "*" + Proofs.title(test) + "* ("
                        + Stream.of(needs).map(Object::toString).collect(Collectors.joining(", ")) + ")";
    }

    @Test
    void saysWhatTheAnnotationsSay() throws IOException {
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(PAGE, page());
        }
        assertEquals(page(), Files.readString(PAGE), "the page; run with -Dcontract.write=true to write it anew");
    }

    @Test
    void testsAreNamedForTheirClause() {
        Stream.of(StorageTck.class, HostEntitiesTck.class, HostTimelineTck.class)
                .flatMap(kit -> Proofs.of(kit).values().stream().flatMap(List::stream))
                .forEach(test -> {
                    Clause clause = test.getAnnotation(Proves.class).value();
                    assertTrue(
                            test.getAnnotation(DisplayName.class).value().startsWith(clause.id() + " "),
                            test.getName() + " is not shown as " + clause.id());
                    assertTrue(
                            test.getName()
                                    .startsWith(clause.name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace("_", "") + "_"),
                            test.getName() + " is not named for " + clause.id());
                });
    }

    @Test
    void clausesAreOfALevelThatTheirTestsKeep() {
        Proofs.of(StorageTck.class).forEach((clause, tests) -> {
            boolean always = tests.stream()
                    .anyMatch(test -> test.getAnnotation(Proves.class).needs().length == 0);
            assertEquals(clause.capability().isEmpty(), always, clause + " has a test for every storage");
        });
    }
}
