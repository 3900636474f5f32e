package org.clientela.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clientela.internal.TextFile;

/** A file to be read: what it holds, how it is written, and its bytes. */
record ImportFile(Content content, Format format, String name, TextFile.Source source, long size) {
    /** What is broken is read as half a character, which nothing may hold. */
    private static final String BROKEN = "\udfff";

    TextFile open() throws IOException {
        return TextFile.open(name, source, size, BROKEN);
    }

    static List<ImportFile> in(Path path, ImportSettings settings) {
        if (!Files.isDirectory(path)) {
            return List.of(of(path, settings.content().or(() -> content(path)).orElseThrow(() -> unknown(path))));
        }
        List<ImportFile> files = new ArrayList<>();
        for (Content content : Content.values()) {
            if (settings.content().filter(only -> only != content).isEmpty()) {
                find(path, content).ifPresent(file -> files.add(of(file, content)));
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "The directory (%s) has nothing to import.%nMaybe its files are named otherwise than customers.jsonl or events.csv?"
                            .formatted(path));
        }
        return files;
    }

    private static ImportFile of(Path path, Content content) {
        try {
            return new ImportFile(
                    content, Format.of(path), path.toString(), () -> Files.newInputStream(path), Files.size(path));
        } catch (IOException e) {
            throw TextFile.unreadable(path, e);
        }
    }

    private static Optional<Path> find(Path directory, Content content) {
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> found = all.filter(file -> Format.find(file).isPresent())
                    .filter(file -> content(file).filter(content::equals).isPresent())
                    .sorted()
                    .toList();
            if (found.size() > 1) {
                throw new IllegalArgumentException(
                        "The directory (%s) has %d files of %s.%nMaybe import them one after the other?"
                                .formatted(directory, found.size(), content));
            }
            return found.stream().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Content> content(Path file) {
        return Arrays.stream(Content.values())
                .filter(content -> Format.nameOf(file).startsWith(content.toString()))
                .findFirst();
    }

    private static IllegalArgumentException unknown(Path path) {
        return new IllegalArgumentException(
                "The name of the file (%s) does not tell what it holds.%nMaybe rename it to one of customers, offerings or events, or say Import.of(Content)?"
                        .formatted(path));
    }
}
