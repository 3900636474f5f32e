package org.clientela.tck;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all parts of the contract have in common: they say what came of it. */
@ExtendWith(ConformanceReporter.class)
abstract class Kit {
    /**
     * Where the report of what passed, failed and was skipped is written, as {@code <test class>.json} and {@code .txt}.
     *
     * @return a directory, made if need be; {@code target/conformance} unless overridden
     */
    protected Path reports() {
        return Path.of("target", "conformance");
    }

    Set<Capability> declared() {
        return Set.of();
    }
}
