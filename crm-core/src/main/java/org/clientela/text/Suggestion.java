package org.clientela.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a mistyped one was probably meant to be. */
public final class Suggestion {
    private static final int LISTED = 12;

    private Suggestion() {}

    /**
     * The nearest word, if one is near enough to be worth suggesting: at most a third of the letters differ.
     *
     * @param word as typed
     * @param known the words there are
     * @return the nearest; the first in alphabetical order among equals
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        int most = Math.max(1, Math.min(word.length(), 30) / 3);
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= most)
                .filter(k -> distance(lower, k.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.comparingInt((String k) -> distance(lower, k.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * A hint for a message: the nearest word, else the words there are.
     *
     * @param word as typed
     * @param known the words there are
     * @return a sentence, or empty if nothing is known
     */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map("Maybe you meant (%s)?"::formatted)
                .orElseGet(() -> known.isEmpty() ? "" : "Maybe one of %s?".formatted(listed(known)));
    }

    private static String listed(Collection<String> known) {
        String list = String.join(", ", known.stream().sorted().limit(LISTED).toList());
        return known.size() > LISTED ? "[" + list + ", …]" : "[" + list + "]";
    }

    /** Edits from one word to the other: insert, remove, replace, or swap two neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[b.length()];
    }
}
