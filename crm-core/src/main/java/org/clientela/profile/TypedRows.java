package org.clientela.profile;

/** The events of a type. */
final class TypedRows extends EventRows {
    private final TypeCounts counts;
    private final int lane;
    private final int[] starts = new int[Block.SIZE + 1];
    private int[] rows = new int[0];
    private int rowsOf = -1;

    TypedRows(TypeCounts counts, int lane) {
        super(counts.block());
        this.counts = counts;
        this.lane = lane;
    }

    @Override
    void run() {
        take(block().starts(), starts, block().size() + 1);
    }

    @Override
    int[] starts() {
        make();
        return starts;
    }

    /** Made apart, since who only counts does not need them. */
    @Override
    int[] rows() {
        if (rowsOf != block().number()) {
            int events = block().events();
            rows = atLeast(events + 1, rows);
            place(counts.before(), block().firstEvent(), events);
            rowsOf = block().number();
        }
        return rows;
    }

    /** An event of another type is overwritten by the next one. */
    private void place(long[] before, int first, int events) {
        for (int i = 0; i < events; i++) {
            rows[counts.count(before[i], lane)] = first + i;
        }
    }

    @Override
    void take(int[] places, int[] to, int size) {
        long[] before = counts.before();
        for (int i = 0; i < size; i++) {
            to[i] = counts.count(before[places[i]], lane);
        }
    }
}
