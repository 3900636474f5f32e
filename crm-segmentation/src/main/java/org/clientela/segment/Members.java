package org.clientela.segment;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.clientela.customer.CustomerId;
import org.clientela.profile.Population;

/** Those of a population who are in a segment. Immutable. */
public final class Members {
    private final Population population;
    private final int[] indexes;

    Members(Population population, BitSet members) {
        this.population = population;
        this.indexes = members.stream().toArray();
    }

    /**
     * How many.
     *
     * @return in [0, size of the population]
     */
    public int count() {
        return indexes.length;
    }

    /**
     * Which part of the population they are.
     *
     * @return in [0, 1]; 0 of an empty population
     */
    public double share() {
        return indexes.length == 0 ? 0 : (double) indexes.length / population.size();
    }

    /**
     * Their keys.
     *
     * @return in the order of the population, which is ascending
     */
    public List<CustomerId> ids() {
        return new Ids();
    }

    /**
     * Where they stand in the population.
     *
     * @return ascending
     */
    public IntStream indexes() {
        return IntStream.of(indexes);
    }

    /**
     * Whether a customer is among them.
     *
     * @param id any
     * @return false also for a customer who is not in the population
     */
    public boolean contains(CustomerId id) {
        return Arrays.binarySearch(indexes, population.indexOf(id)) >= 0;
    }

    /**
     * The count only.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "Members[%d of %d]".formatted(indexes.length, population.size());
    }

    private final class Ids extends AbstractList<CustomerId> implements RandomAccess {
        @Override
        public CustomerId get(int rank) {
            return population.customer(indexes[rank]);
        }

        @Override
        public int size() {
            return indexes.length;
        }
    }
}
