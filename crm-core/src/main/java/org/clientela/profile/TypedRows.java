package org.clientela.profile;

/** The events of a type, or of all types. */
final class TypedRows extends EventRows {
    private final int type;
    private final Codes types;
    private final EventCounter counter;
    private final int[] starts = new int[Block.SIZE + 1];
    private int[] rows = new int[0];
    private int rowsOf = -1;

    TypedRows(int type, Codes types, EventCounter counter) {
        super(counter.block());
        this.type = type;
        this.types = types;
        this.counter = counter;
    }

    @Override
    void run() {
        int[] counts = counter.counts();
        int start = 0;
        for (int i = 0; i < block().size(); i++) {
            starts[i] = start;
            start += counts[i];
        }
        starts[block().size()] = start;
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
            int first = block().firstEvent();
            int events = block().events();
            rows = atLeast(events, rows);
            if (type == EventCounter.ANY_TYPE) {
                for (int i = 0; i < events; i++) {
                    rows[i] = first + i;
                }
            } else {
                types.select(type, first, first + events, rows);
            }
            rowsOf = block().number();
        }
        return rows;
    }
}
