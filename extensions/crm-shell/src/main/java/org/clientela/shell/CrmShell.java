package org.clientela.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * Starts jshell with the library on its class path and {@code startup.jsh} already run. Arguments are passed on to
 * jshell: a script to run, or options such as {@code --execution local}.
 */
public final class CrmShell {
    private CrmShell() {}

    /**
     * Runs jshell until the user leaves it, and exits with its exit code. That code is 0 even when a snippet of a script
     * fails; {@code /exit 3} in a script sets another one.
     *
     * @param args further arguments of jshell
     * @throws Exception if jshell cannot start
     */
    public static void main(String[] args) throws Exception {
        Path startup = copyOfStartup();
        int exitCode;
        try {
            List<String> arguments = new ArrayList<>(List.of(
                    "--class-path",
                    System.getProperty("java.class.path"),
                    "--startup",
                    "DEFAULT",
                    "--startup",
                    startup.toString()));
            arguments.addAll(List.of(args));
            exitCode = JavaShellToolBuilder.builder().start(arguments.toArray(String[]::new));
        } finally {
            Files.deleteIfExists(startup);
        }
        System.exit(exitCode);
    }

    private static Path copyOfStartup() throws IOException {
        Path copy = Files.createTempFile("clientela-startup", ".jsh");
        try (InputStream in = CrmShell.class.getResourceAsStream("startup.jsh")) {
            Files.copy(Objects.requireNonNull(in, "startup.jsh"), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }
}
