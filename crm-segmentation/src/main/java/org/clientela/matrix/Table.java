package org.clientela.matrix;

import java.util.ArrayList;
import java.util.List;

/** Rows of texts, padded to columns. */
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    void row(String... texts) {
        row(List.of(texts));
    }

    void row(List<String> texts) {
        rows.add(List.copyOf(texts));
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String text = row.get(column);
                line.append(text)
                        .append(" ".repeat(width(column) - text.length()))
                        .append(GAP);
            }
            table.append(table.isEmpty() ? "" : "\n").append(line.toString().stripTrailing());
        }
        return table.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
