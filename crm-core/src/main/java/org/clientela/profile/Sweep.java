package org.clientela.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;

/**
 * Goes through a population once to answer many tests: block by block of customers, each metric that several tests ask for
 * computed once, and none that nobody asks for. The engine below segments and rules; to ask for the answers to metrics
 * themselves there is {@link Population#answersAll}.
 *
 * <pre>{@code
 * Sweep sweep = Sweep.over(population);
 * int often = sweep.test(Metric.parse("count(purchase, last 90 days)"), Criterion.parse(">= 3"));
 * for (int block = 0; block < sweep.blocks(); block++) {
 *     sweep.moveTo(block);
 *     sweep.ask(often, wanted, holds, fails);
 * }
 * }</pre>
 *
 * <p>A test is exactly as {@link Criterion#test} has it of the answer of each profile. Not thread-safe: each thread has a sweep of
 * its own, got with {@link #another()}, and takes other blocks.
 */
public final class Sweep {
    /** How many customers a block has, the last one perhaps fewer: a multiple of 64. */
    public static final int BLOCK = Block.SIZE;

    private final Population population;
    private final Map<Metric.Derived, Answers> derived;
    private final Block block;
    private final Leaves leaves;
    private final List<Leaf> asked = new ArrayList<>();

    private Sweep(Population population, Map<Metric.Derived, Answers> derived) {
        this.population = population;
        this.derived = derived;
        ColumnValues values = population.values();
        this.block = new Block(values.columns());
        this.leaves = new Leaves(
                block,
                population,
                values,
                new CustomerValues(
                        population,
                        values,
                        metric ->
                                derived.computeIfAbsent(metric, m -> m.meaning().of(population, m.argument()))));
    }

    /**
     * A sweep that answers nothing yet.
     *
     * @param population to go through
     * @return before its first block
     */
    public static Sweep over(Population population) {
        return new Sweep(population, new ConcurrentHashMap<>());
    }

    /**
     * A sweep over the same population for another thread, to which the same tests are yet to be added. Derived metrics are not
     * computed again.
     *
     * @return before its first block
     */
    public Sweep another() {
        return new Sweep(population, derived);
    }

    /**
     * Adds a test of a metric. All tests are added before the first block.
     *
     * @param metric the question
     * @param criterion what the answer must be
     * @return its number
     * @throws IllegalStateException if the sweep has begun
     */
    public int test(Metric metric, Criterion criterion) {
        requireAtRest();
        asked.add(leaves.test(metric, criterion));
        return asked.size() - 1;
    }

    /**
     * Adds a test of one metric against another, before the first block. Unknown if one of the two answers is missing.
     *
     * @param left the one
     * @param operator how it must compare
     * @param right the other
     * @return its number
     * @throws IllegalStateException if the sweep has begun
     */
    public int compare(Metric left, Operator operator, Metric right) {
        requireAtRest();
        asked.add(leaves.compare(left, operator, right));
        return asked.size() - 1;
    }

    /** What several tests share is found out before the first block. */
    private void requireAtRest() {
        if (block.number() >= 0) {
            throw new IllegalStateException(
                    "A test comes too late, since the sweep has begun.%nMaybe add all tests before the first block?"
                            .formatted());
        }
    }

    /**
     * What it costs to ask a test, compared with others: where the answer to a cheap one settles the matter, a dear one need not be
     * asked.
     *
     * @param test its number
     * @return 1 or more
     */
    public int cost(int test) {
        return asked.get(test).cost();
    }

    /**
     * How many blocks there are.
     *
     * @return 0 for nobody
     */
    public int blocks() {
        return Block.count(population.size());
    }

    /**
     * Goes to a block.
     *
     * @param number in [0, blocks)
     * @return how many customers it has: those from {@code number * BLOCK} on
     */
    public int moveTo(int number) {
        block.moveTo(Objects.checkIndex(number, blocks()));
        return block.size();
    }

    /**
     * Asks a test of customers of the block. Customers are bits: the first 64 in the first word, the first one lowest.
     *
     * @param test its number
     * @param wanted the customers to ask; of others there may be an answer too
     * @param holds overwritten with those of whom it is true
     * @param fails overwritten with those of whom it is false; of the others it is unknown
     */
    public void ask(int test, long[] wanted, long[] holds, long[] fails) {
        Leaf leaf = asked.get(test);
        leaf.decide(wanted);
        System.arraycopy(leaf.holds(), 0, holds, 0, leaf.words());
        System.arraycopy(leaf.fails(), 0, fails, 0, leaf.words());
    }
}
