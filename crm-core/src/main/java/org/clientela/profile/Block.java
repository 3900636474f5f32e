package org.clientela.profile;

/**
 * The customers a {@link Sweep} is at, and where their events are. Blocks begin at multiples of {@value #SIZE}, so that the words
 * of bit sets are never shared by two of them. One thread's.
 */
final class Block {
    /** Enough for a step to pay off, few enough for what the steps make to stay in the cache. */
    static final int SIZE = 512;

    /** How many words of 64 customers. */
    static final int WORDS = SIZE / Long.SIZE;

    private final Columns columns;
    private final int[] starts = new int[SIZE + 1];
    private int number = -1;
    private int from;
    private int size;
    private int firstEvent;

    Block(Columns columns) {
        this.columns = columns;
    }

    /** How many blocks a population has. */
    static int count(int customers) {
        return (customers + SIZE - 1) / SIZE;
    }

    void moveTo(int newNumber) {
        number = newNumber;
        from = newNumber * SIZE;
        size = Math.min(SIZE, columns.size() - from);
        firstEvent = columns.offset(from);
        for (int i = 0; i <= size; i++) {
            starts[i] = columns.offset(from + i) - firstEvent;
        }
    }

    Columns columns() {
        return columns;
    }

    int number() {
        return number;
    }

    /** The first customer. */
    int from() {
        return from;
    }

    /** How many customers. */
    int size() {
        return size;
    }

    /** The first event of the first customer. */
    int firstEvent() {
        return firstEvent;
    }

    /** How many events all customers have. */
    int events() {
        return starts[size];
    }

    /** Where the events of each customer begin, counted from the first event of the block; and behind them where the last one's end. */
    int[] starts() {
        return starts;
    }
}
