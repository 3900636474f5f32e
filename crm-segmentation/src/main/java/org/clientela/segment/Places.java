package org.clientela.segment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clientela.profile.Population;
import org.clientela.rule.Truths;
import org.clientela.text.Suggestion;

/** The one part of a partition that each customer of a population is in. Immutable; four bytes a customer. */
public final class Places {
    private final List<String> names;
    private final Population population;
    private final int[] parts;
    private final int[] counts;

    /** Names has one more than truths: the rest. */
    Places(List<String> names, List<Truths> truths, Population population) {
        this.names = names;
        this.population = population;
        this.parts = new int[population.size()];
        this.counts = new int[names.size()];
        BitSet left = new BitSet(parts.length);
        left.set(0, parts.length);
        for (int part = 0; part < names.size(); part++) {
            BitSet taken = (BitSet) left.clone();
            if (part < truths.size()) {
                taken.and(truths.get(part).matching());
            }
            left.andNot(taken);
            counts[part] = taken.cardinality();
            for (int i = taken.nextSetBit(0); i >= 0; i = taken.nextSetBit(i + 1)) {
                parts[i] = part;
            }
        }
    }

    /**
     * How many customers.
     *
     * @return the size of the population
     */
    public int size() {
        return parts.length;
    }

    /**
     * The part a customer is in.
     *
     * @param index of the customer, in [0, size)
     * @return the name of the part
     */
    public String segment(int index) {
        return names.get(parts[index]);
    }

    /**
     * The part a customer is in, as a number.
     *
     * @param index of the customer, in [0, size)
     * @return index into {@link Partition#names()}
     */
    public int part(int index) {
        return parts[index];
    }

    /**
     * How many customers are in a part.
     *
     * @param segment the name of the part
     * @return in [0, size]
     * @throws IllegalArgumentException if there is no such part, with the nearest name
     */
    public int count(String segment) {
        return counts[indexOf(segment)];
    }

    /**
     * How many customers are in each part.
     *
     * @return by name, in the order of the partition; they add up to {@link #size()}
     */
    public Map<String, Integer> counts() {
        Map<String, Integer> byName = new LinkedHashMap<>();
        for (int part = 0; part < counts.length; part++) {
            byName.put(names.get(part), counts[part]);
        }
        return Collections.unmodifiableMap(byName);
    }

    /**
     * The customers in a part.
     *
     * @param segment the name of the part
     * @return those and no others
     * @throws IllegalArgumentException if there is no such part, with the nearest name
     */
    public Members members(String segment) {
        int part = indexOf(segment);
        BitSet members = new BitSet(parts.length);
        for (int i = 0; i < parts.length; i++) {
            members.set(i, parts[i] == part);
        }
        return new Members(population, members);
    }

    /**
     * A table of the parts with number and share of their customers.
     *
     * @return a line each, and their sum; without a line break at the end
     */
    @Override
    public String toString() {
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        width = Math.max(width, "segment".length());
        StringBuilder table = new StringBuilder(row(width, "segment", "customers", "share"));
        for (int part = 0; part < counts.length; part++) {
            double share = parts.length == 0 ? 0 : 100.0 * counts[part] / parts.length;
            table.append(row(
                    width,
                    names.get(part),
                    String.valueOf(counts[part]),
                    String.format(Locale.ROOT, "%.1f %%", share)));
        }
        return table.append(
                        row(width, "total", String.valueOf(Arrays.stream(counts).sum()), ""))
                .toString()
                .stripTrailing();
    }

    private int indexOf(String segment) {
        int part = names.indexOf(segment);
        if (part < 0) {
            throw new IllegalArgumentException("The partition has no part (%s).%n%s"
                    .formatted(segment, Suggestion.hint(segment, names))
                    .stripTrailing());
        }
        return part;
    }

    private static String row(int width, String name, String count, String share) {
        return (name + " ".repeat(width - name.length()) + String.format(Locale.ROOT, "%11s%10s", count, share))
                        .stripTrailing()
                + "\n";
    }
}
