package org.clientela.segment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clientela.attribute.Truth;
import org.clientela.profile.Population;
import org.clientela.rule.Batch;
import org.clientela.rule.Rule;
import org.clientela.rule.Truths;
import org.clientela.text.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Who of a population is in which of several segments: a column a segment, a row a customer. The result of a batch. Immutable.
 *
 * <pre>{@code
 * SegmentTable table = SegmentTable.of(segments, population, Batch.inCaller().on(executor, 4));
 * table.members("loyal").count();
 * table.row(0).segments();              // those that the first customer is in
 * System.out.println(table.print(0, 20));
 * }</pre>
 */
public final class SegmentTable {
    private static final int MOST_PRINTED = 10_000;

    private final Population population;
    private final Map<String, Truths> columns;

    private SegmentTable(Population population, Map<String, Truths> columns) {
        this.population = population;
        this.columns = columns;
    }

    /**
     * One customer and the segments.
     *
     * @param customer the key
     * @param segments the names of those that the customer is in, in the order of the table
     */
    public record Row(String customer, List<String> segments) {
        /** Copies the list. */
        public Row {
            segments = List.copyOf(segments);
        }
    }

    /**
     * Goes through a population once for all segments.
     *
     * @param segments each of its own name, all they refer to at hand
     * @param population the customers
     * @param batch how
     * @return the finished table
     * @throws java.util.concurrent.CancellationException if the batch was stopped
     */
    public static SegmentTable of(List<Segment> segments, Population population, Batch batch) {
        List<Segment> distinct = SegmentNames.distinct(segments, Set.of());
        List<Rule> rules = distinct.stream().map(Segment::rule).toList();
        List<Truths> truths = batch.test(rules, population);
        Map<String, Truths> columns = new LinkedHashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            columns.put(distinct.get(i).name(), truths.get(i));
        }
        return new SegmentTable(population, columns);
    }

    /**
     * The names of the segments.
     *
     * @return in their order
     */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /**
     * How many customers.
     *
     * @return the size of the population
     */
    public int size() {
        return population.size();
    }

    /**
     * The members of a segment.
     *
     * @param name of a segment
     * @return those of whom its rule holds for certain
     * @throws IllegalArgumentException if there is no segment of that name
     */
    public Members members(String name) {
        return new Members(population, bits(name));
    }

    /**
     * The members of a segment, as bits.
     *
     * @param name of a segment
     * @return their indexes in the population, a copy
     * @throws IllegalArgumentException if there is no segment of that name
     */
    public BitSet bits(String name) {
        return column(name).matching();
    }

    /**
     * How many members a segment has.
     *
     * @param name of a segment
     * @return in [0, size]
     * @throws IllegalArgumentException if there is no segment of that name
     */
    public int count(String name) {
        return column(name).count(Truth.TRUE);
    }

    /**
     * Whether a customer is in a segment.
     *
     * @param index of the customer, in [0, size)
     * @param name of a segment
     * @return unknown where something is missing that would decide it
     * @throws IllegalArgumentException if there is no segment of that name
     */
    public Truth get(int index, String name) {
        return column(name).get(index);
    }

    /**
     * The row of a customer.
     *
     * @param index of the customer, in [0, size)
     * @return the segments it is in
     */
    public Row row(int index) {
        Objects.checkIndex(index, size());
        List<String> in = new ArrayList<>();
        columns.forEach((name, truths) -> {
            if (truths.get(index).holds()) {
                in.add(name);
            }
        });
        return new Row(population.customer(index).value(), in);
    }

    /**
     * Some rows as lines of text: the key of the customer, then a mark a segment, {@code x} for a member, {@code ?} where it is
     * unknown, below a line with the names.
     *
     * @param from the first customer, in [0, size]
     * @param count at most so many, no more than 10,000
     * @return for people
     */
    public String print(int from, int count) {
        if (count < 0 || count > MOST_PRINTED) {
            throw new IllegalArgumentException("There is no printing (%d) rows.%nMaybe print at most %d at a time?"
                    .formatted(count, MOST_PRINTED));
        }
        int until = Math.min(size(), Objects.checkIndex(from, size() + 1) + count);
        int width = "customer".length();
        for (int i = from; i < until; i++) {
            width = Math.max(width, population.customer(i).value().length());
        }
        StringBuilder text = new StringBuilder(padded("customer", width));
        names().forEach(name -> text.append("  ").append(name));
        for (int i = from; i < until; i++) {
            text.append('\n').append(padded(population.customer(i).value(), width));
            for (Map.Entry<String, Truths> column : columns.entrySet()) {
                String mark = mark(column.getValue().get(i));
                text.append("  ").append(padded(mark, column.getKey().length()));
            }
        }
        return text.toString();
    }

    private static String mark(Truth truth) {
        return truth == Truth.TRUE ? "x" : truth == Truth.UNKNOWN ? "?" : ".";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private Truths column(String name) {
        @Nullable Truths column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("There is no segment (%s).%n%s"
                    .formatted(name, Suggestion.hint(name, names()))
                    .stripTrailing());
        }
        return column;
    }

    /**
     * The counts only.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "SegmentTable[%d segments of %d customers]".formatted(columns.size(), size());
    }
}
