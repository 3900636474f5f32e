package org.clientela.transfer;

import java.nio.file.Path;
import java.util.Optional;

/** How a file is written; its name tells. */
enum Format {
    JSON_LINES(".jsonl"),
    CSV(".csv");

    private static final String PACKED = ".gz";

    private final String suffix;

    Format(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    static Optional<Format> find(Path file) {
        String name = nameOf(file);
        String plain = isPacked(file) ? name.substring(0, name.length() - PACKED.length()) : name;
        if (plain.endsWith(JSON_LINES.suffix) || plain.endsWith(".ndjson")) {
            return Optional.of(JSON_LINES);
        }
        return plain.endsWith(CSV.suffix) ? Optional.of(CSV) : Optional.empty();
    }

    static Format of(Path file) {
        return find(file)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The name of the file (%s) does not tell how it is written.%nMaybe let it end with .jsonl or .csv, and .gz if it is packed?"
                                .formatted(file)));
    }

    static boolean isPacked(Path file) {
        return nameOf(file).endsWith(PACKED);
    }

    static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
