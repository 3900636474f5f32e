package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clientela.internal.Checks.MAX_ID_LENGTH;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The failures of a storage are a closed family, each with a kind of its own. */
class StorageExceptionTest {
    /** A storage's own reason why it cannot be used. */
    private static final class NoRights extends StorageSetupException {
        private static final long serialVersionUID = 1L;

        NoRights() {
            super("The user may not write.%nMaybe grant the right?".formatted(), null);
        }
    }

    private static final List<StorageException> FAMILY = List.of(
            new ContractViolationException("MyStore", "PG-01", "it does as it likes"),
            new IdempotencyConflictException("e1"),
            new LimitExceededException("customer (c-42)", 2, 1),
            new OutcomeUnknownException(new IOException("reset")),
            new ReadOnlyStoreException("customer entities"),
            new StorageFailureException("08006", "Maybe look at the network?", new IOException("reset")),
            new NoRights(),
            new StoreClosedException(),
            new TransientConflictException(Duration.ofSeconds(10), null),
            new UnknownTenantException(TenantId.of("nobody")),
            new VersionConflictException("customer", "c-42", 1, 2));

    @Test
    void isWhole() {
        assertThat(FAMILY.stream().map(StorageExceptionTest::member))
                .containsExactlyInAnyOrder(StorageException.class.getPermittedSubclasses());
    }

    private static Class<?> member(StorageException e) {
        return e instanceof StorageSetupException ? StorageSetupException.class : e.getClass();
    }

    @Test
    void hasAKindForEach() {
        assertThat(FAMILY)
                .extracting(StorageException::kind)
                .containsExactly(
                        "contract-violation",
                        "idempotency-conflict",
                        "limit-exceeded",
                        "outcome-unknown",
                        "read-only",
                        "failure",
                        "setup",
                        "closed",
                        "transient-conflict",
                        "unknown-tenant",
                        "version-conflict");
    }

    @Test
    void saysWhatIsWorthRepeating() {
        assertThat(FAMILY.stream().filter(StorageException::isRetryable))
                .hasSize(1)
                .hasOnlyElementsOfType(TransientConflictException.class);
    }

    @Test
    void saysWhatToDo() {
        assertThat(FAMILY)
                .allSatisfy(e -> assertThat(e.getMessage())
                        .contains("%nMaybe ".formatted())
                        .endsWith("?")
                        .hasSizeLessThan(MAX_ID_LENGTH + 300));
    }

    @Test
    void isTabledInTheJavadocAndInTheGuide() {
        String javadoc = text(Path.of("src/main/java/org/clientela/store/StorageException.java"));
        String guide = text(Path.of("../docs/guide/storage.md"));
        assertThat(FAMILY).allSatisfy(e -> {
            assertThat(javadoc).contains("<td>" + e.kind() + "</td><td>{@link " + name(e) + "}</td>");
            assertThat(guide).contains("| `" + e.kind() + "` | `" + name(e) + "` |");
        });
        assertThat(Stream.of(guide.split("\n")).filter(line -> line.matches("\\| `[a-z-]+` \\| `\\w+Exception` \\|.*")))
                .hasSameSizeAs(FAMILY);
    }

    private static String name(StorageException e) {
        return member(e).getSimpleName();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
