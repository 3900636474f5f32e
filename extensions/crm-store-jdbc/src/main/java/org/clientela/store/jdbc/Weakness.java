package org.clientela.store.jdbc;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A setting of a database that is not as it should be.
 *
 * @param setting its name
 * @param actual what it is
 * @param fix what the host does about it
 */
record Weakness(String setting, String actual, String fix) {
    static String message(List<Weakness> weaknesses) {
        return weaknesses.stream()
                .map(weakness -> "The database has %s = %s, under which acknowledged facts can be lost.%nMaybe %s?"
                        .formatted(weakness.setting, weakness.actual, weakness.fix))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
