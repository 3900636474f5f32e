package org.clientela.segment;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.clientela.customer.CustomerId;
import org.clientela.profile.Population;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Those of a population who are in a segment: a set that can be joined, cut and counted with others of the same customers, also
 * seen from another instant. Compressed: at most a bit for each customer of the population. Immutable.
 *
 * <pre>{@code
 * Members loyal = segments.members(population).get("loyal");
 * Members then = segments.members(population.asOf(lastYear)).get("loyal");
 * then.minus(loyal).ids();                             // whom we lost
 * then.countOfBoth(loyal);                             // who stayed
 * }</pre>
 */
public final class Members {
    private final Population population;
    private final RoaringBitmap indexes;

    /** Owns the bitmap from now on. */
    private Members(Population population, RoaringBitmap indexes) {
        this.population = population;
        this.indexes = indexes;
        indexes.runOptimize();
    }

    Members(Population population, BitSet members) {
        this(population, BitSetUtil.bitmapOf(members));
    }

    /**
     * Some customers.
     *
     * @param population they are of
     * @param customers in any order; those who are not in the population are passed over
     * @return those of them who are
     */
    public static Members of(Population population, Collection<CustomerId> customers) {
        BitSet members = new BitSet(population.size());
        customers.stream()
                .mapToInt(population::indexOf)
                .filter(index -> index >= 0)
                .forEach(members::set);
        return new Members(population, members);
    }

    /**
     * Every customer.
     *
     * @param population they are of
     * @return all of it
     */
    public static Members everyone(Population population) {
        return new Members(population, RoaringBitmap.bitmapOfRange(0, population.size()));
    }

    /**
     * How many.
     *
     * @return in [0, size of the population]
     */
    public int count() {
        return indexes.getCardinality();
    }

    /**
     * Which part of the population they are.
     *
     * @return in [0, 1]; 0 of an empty population
     */
    public double share() {
        return isEmpty() ? 0 : (double) count() / population.size();
    }

    /**
     * Whether there are none.
     *
     * @return true of no customer
     */
    public boolean isEmpty() {
        return indexes.isEmpty();
    }

    /**
     * Those who are of a population.
     *
     * @return the one these are of
     */
    public Population population() {
        return population;
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
        return indexes.stream();
    }

    /**
     * Whether a customer is among them.
     *
     * @param id any
     * @return false also for a customer who is not in the population
     */
    public boolean contains(CustomerId id) {
        return contains(population.indexOf(id));
    }

    /**
     * Whether a customer is among them.
     *
     * @param index of the customer in the population
     * @return false also for an index that is not in it
     */
    public boolean contains(int index) {
        return index >= 0 && indexes.contains(index);
    }

    /**
     * Who is in both.
     *
     * @param other of the same customers
     * @return of this population
     * @throws IllegalArgumentException if the others are of other customers
     */
    public Members and(Members other) {
        return new Members(population, RoaringBitmap.and(indexes, ofSame(other)));
    }

    /**
     * Who is in at least one.
     *
     * @param other of the same customers
     * @return of this population
     * @throws IllegalArgumentException if the others are of other customers
     */
    public Members or(Members other) {
        return new Members(population, RoaringBitmap.or(indexes, ofSame(other)));
    }

    /**
     * Who is here and not there.
     *
     * @param other of the same customers
     * @return of this population
     * @throws IllegalArgumentException if the others are of other customers
     */
    public Members minus(Members other) {
        return new Members(population, RoaringBitmap.andNot(indexes, ofSame(other)));
    }

    /**
     * Everyone else.
     *
     * @return those of the population who are not here
     */
    public Members complement() {
        return new Members(population, RoaringBitmap.flip(indexes, 0L, population.size()));
    }

    /**
     * How many are in both, without making the set.
     *
     * @param other of the same customers
     * @return in [0, the lesser of the two counts]
     * @throws IllegalArgumentException if the others are of other customers
     */
    public int countOfBoth(Members other) {
        return RoaringBitmap.andCardinality(indexes, ofSame(other));
    }

    /**
     * How many are in at least one, without making the set.
     *
     * @param other of the same customers
     * @return in [the greater of the two counts, size of the population]
     * @throws IllegalArgumentException if the others are of other customers
     */
    public int countOfEither(Members other) {
        return RoaringBitmap.orCardinality(indexes, ofSame(other));
    }

    /**
     * How much heap the set holds, without the population.
     *
     * @return in bytes, as good as the library knows
     */
    public long bytes() {
        return indexes.getLongSizeInBytes();
    }

    /**
     * The same members of the same customers, perhaps seen from another instant.
     *
     * @param other any
     * @return whether it is so
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Members members
                && members.indexes.equals(indexes)
                && haveSameCustomers(population, members.population);
    }

    /** Not that of the bitmap, which differs between equal bitmaps that are compressed in different ways. */
    @Override
    public int hashCode() {
        return isEmpty() ? 0 : Objects.hash(count(), indexes.first(), indexes.last());
    }

    /**
     * The count only.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "Members[%d of %d]".formatted(count(), population.size());
    }

    private RoaringBitmap ofSame(Members other) {
        if (!haveSameCustomers(population, other.population)) {
            throw new IllegalArgumentException(
                    "The members are of other customers: of (%d) and of (%d).%nMaybe ask both of one population, or of population.asOf(instant)?"
                            .formatted(population.size(), other.population.size()));
        }
        return other.indexes;
    }

    /** An index must mean the same customer in both. */
    private static boolean haveSameCustomers(Population one, Population other) {
        return one == other
                || (one.size() == other.size()
                        && IntStream.range(0, one.size())
                                .allMatch(i -> one.customer(i).equals(other.customer(i))));
    }

    private final class Ids extends AbstractList<CustomerId> implements RandomAccess {
        private final int size = indexes.getCardinality();

        @Override
        public CustomerId get(int rank) {
            return population.customer(indexes.select(Objects.checkIndex(rank, size)));
        }

        @Override
        public Iterator<CustomerId> iterator() {
            PeekableIntIterator next = indexes.getIntIterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return next.hasNext();
                }

                @Override
                public CustomerId next() {
                    if (!next.hasNext()) {
                        throw new NoSuchElementException("There is no further member.");
                    }
                    return population.customer(next.next());
                }
            };
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean contains(Object id) {
            return id instanceof CustomerId customer && Members.this.contains(customer);
        }
    }
}
