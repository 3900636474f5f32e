package org.clientela.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clientela.text.Suggestion;

/**
 * How far segments have the same members. A value without personal data; travels as JSON.
 *
 * <pre>{@code
 * Overlap overlap = Overlap.of(segments.members(population));
 * overlap.pair("loyal", "online").lift();          // 2: twice as many in both as if they had nothing to do with each other
 * }</pre>
 *
 * @param population how many customers there are
 * @param segments how many are in each
 * @param pairs how many are in both of two; each two once, in the order of the segments
 */
public record Overlap(int population, List<Size> segments, List<Pair> pairs) {
    /**
     * How large a segment is.
     *
     * @param name of the segment
     * @param count of its members
     */
    public record Size(String name, int count) {}

    /**
     * Two segments.
     *
     * @param first name of the one
     * @param second name of the other
     * @param both how many are in both
     * @param shareOfFirst which part of the first is in the second too, in [0, 1]; 0 if the first is empty
     * @param shareOfSecond which part of the second is in the first too, in [0, 1]; 0 if the second is empty
     * @param jaccard which part of those who are in one of them is in both, in [0, 1]; 0 if both are empty. Source: Jaccard (1912),
     *     New Phytologist 11(2), 37-50
     * @param lift how many are in both, by how many would be if the two had nothing to do with each other: above 1 they attract
     *     one another, below 1 they avoid one another; 0 if one is empty
     */
    public record Pair(
            String first,
            String second,
            int both,
            double shareOfFirst,
            double shareOfSecond,
            double jaccard,
            double lift) {}

    /** Copies the lists. */
    public Overlap {
        segments = segments == null ? List.of() : List.copyOf(segments);
        pairs = pairs == null ? List.of() : List.copyOf(pairs);
    }

    /**
     * The overlap of some segments.
     *
     * @param members by the name of the segment, all of the same customers
     * @return counts of each, and of each two
     * @throws IllegalArgumentException if they are of different customers
     */
    public static Overlap of(Map<String, Members> members) {
        List<String> names = List.copyOf(members.keySet());
        List<Members> sets = List.copyOf(members.values());
        int population = sets.isEmpty() ? 0 : sets.get(0).population().size();
        List<Size> sizes = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            sizes.add(new Size(names.get(i), sets.get(i).count()));
            for (int j = i + 1; j < sets.size(); j++) {
                int both = sets.get(i).countOfBoth(sets.get(j));
                pairs.add(pair(
                        names.get(i),
                        names.get(j),
                        both,
                        sets.get(i).count(),
                        sets.get(j).count(),
                        population));
            }
        }
        return new Overlap(population, sizes, pairs);
    }

    private static Pair pair(String first, String second, int both, int ofFirst, int ofSecond, int population) {
        double jaccard = ratio(both, ofFirst + (double) ofSecond - both);
        double lift = ratio((double) both * population, (double) ofFirst * ofSecond);
        return new Pair(first, second, both, ratio(both, ofFirst), ratio(both, ofSecond), jaccard, lift);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /**
     * How many are in a segment.
     *
     * @param segment its name
     * @return in [0, population]
     * @throws IllegalArgumentException if it is not among them, with the nearest name
     */
    public int count(String segment) {
        return segments.stream()
                .filter(size -> size.name().equals(segment))
                .findFirst()
                .orElseThrow(() -> unknown(segment))
                .count();
    }

    /**
     * Two segments.
     *
     * @param first name of the one
     * @param second name of another
     * @return with the shares seen from the first
     * @throws IllegalArgumentException if one is not among them, with the nearest name, or if they are the same
     */
    public Pair pair(String first, String second) {
        int ofFirst = count(first);
        int ofSecond = count(second);
        return pairs.stream()
                .filter(pair -> (pair.first().equals(first) && pair.second().equals(second))
                        || (pair.first().equals(second) && pair.second().equals(first)))
                .findFirst()
                .map(pair -> pair(first, second, pair.both(), ofFirst, ofSecond, population))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The segment (%s) overlaps with itself.%nMaybe ask for two segments?".formatted(first)));
    }

    private IllegalArgumentException unknown(String segment) {
        List<String> names = segments.stream().map(Size::name).toList();
        return new IllegalArgumentException("The overlap has no segment (%s).%n%s"
                .formatted(segment, Suggestion.hint(segment, names))
                .stripTrailing());
    }

    /**
     * A table of the pairs.
     *
     * @return a line each, without a line break at the end
     */
    @Override
    public String toString() {
        int width = "segment".length();
        for (Size size : segments) {
            width = Math.max(width, size.name().length());
        }
        String format = "%-" + width + "s  %-" + width + "s%10s%12s%13s%9s%7s";
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, format, "segment", "and", "in both", "of the 1st", "of the 2nd", "Jaccard", "lift"));
        for (Pair pair : pairs) {
            table.append('\n')
                    .append(String.format(
                            Locale.ROOT,
                            format,
                            pair.first(),
                            pair.second(),
                            pair.both(),
                            percent(pair.shareOfFirst()),
                            percent(pair.shareOfSecond()),
                            String.format(Locale.ROOT, "%.3f", pair.jaccard()),
                            String.format(Locale.ROOT, "%.2f", pair.lift())));
        }
        return table.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
