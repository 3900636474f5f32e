package org.clientela.profile;

/** The sums of a column of numbers from the first of some rows to each: the sum over any stretch is the difference of two. */
final class RunningSums extends Step {
    private final EventRows rows;
    private final DecimalColumn column;
    private long[] sums = new long[0];
    private int[] counts = new int[0];
    private int countsOf = -1;

    RunningSums(EventRows rows, DecimalColumn column) {
        super(rows.block());
        this.rows = rows;
        this.column = column;
    }

    @Override
    void run() {
        int count = rows.starts()[block().size()];
        sums = atLeast(count + 1, sums);
        column.addUp(rows.rows(), count, sums);
    }

    /** The sum of the numbers before each row, and behind them that of all; may have wrapped around, differences have not. */
    long[] sums() {
        make();
        return sums;
    }

    /** How many numbers there are before each row, and behind them how many in all. */
    int[] counts() {
        if (countsOf != block().number()) {
            int count = rows.starts()[block().size()];
            counts = atLeast(count + 1, counts);
            column.countUp(rows.rows(), count, counts);
            countsOf = block().number();
        }
        return counts;
    }
}
