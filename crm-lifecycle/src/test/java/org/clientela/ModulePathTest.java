package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other tests run on the class path, where everything is open to everybody; hosts with modules find out here. */
class ModulePathTest {
    private static final Pattern FOR_TESTS =
            Pattern.compile("test-classes|junit|jqwik|assertj|archunit|opentest4j|apiguardian|byte-buddy|surefire");

    @Test
    void aHostOnTheModulePathFindsAllItNeeds(@TempDir Path directory) throws IOException, InterruptedException {
        String modules = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !FOR_TESTS.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
        Path output = directory.resolve("output.txt");
        Process host = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        modules,
                        "--add-modules",
                        "org.clientela.lifecycle",
                        Path.of("src", "test", "modules", "ModularHost.java").toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = host.waitFor(2, TimeUnit.MINUTES);
        host.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(output).content().contains("All is well.");
    }
}
