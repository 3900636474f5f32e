package org.clientela.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process with the same class path, and the lines it has written so far. To be killed. */
final class JavaProcess implements AutoCloseable {
    private static final int PATIENCE = 6_000;

    private final Process process;
    private final Path output;

    /** Starts a main class; what it writes goes to a file of the directory. */
    JavaProcess(Path directory, Class<?> main, List<String> arguments) {
        try {
            output = Files.createTempFile(directory, main.getSimpleName(), ".txt");
            List<String> command = new ArrayList<>(List.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    main.getName()));
            command.addAll(arguments);
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that are complete. */
    List<String> lines() {
        try {
            String text = Files.readString(output);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has written a line, or has ended. */
    void awaitLine() throws InterruptedException {
        for (int i = 0; i < PATIENCE && process.isAlive() && lines().isEmpty(); i++) {
            Thread.sleep(10);
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
