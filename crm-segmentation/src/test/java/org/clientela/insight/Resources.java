package org.clientela.insight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Small CSV files beside the tests, without quotes. */
final class Resources {
    private Resources() {}

    static List<List<String>> rows(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Resources.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> List.of(line.split(",", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Column.Numbers numbers(String file, String name) {
        List<List<String>> rows = rows(file);
        int column = rows.get(0).indexOf(name);
        return Column.numbers(
                name,
                rows.stream()
                        .skip(1)
                        .mapToDouble(row -> Double.parseDouble(row.get(column)))
                        .toArray());
    }
}
