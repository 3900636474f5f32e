package org.clientela.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of text under a title, with the first column on the left and all others on the right. */
final class TextTable {
    private final String title;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    TextTable(String title, List<String> header) {
        this.title = title;
        rows.add(List.copyOf(header));
    }

    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    void note(String note) {
        notes.add(note);
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        String text = String.format(Locale.ROOT, size >= 1_000 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    static String fixed(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        StringBuilder text = new StringBuilder(title).append('\n');
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - length(row.get(i)));
                line.append("  ").append(i == 0 ? row.get(i) + padding : padding + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        notes.forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
