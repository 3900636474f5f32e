package org.clientela.profile;

/** The events of all types. */
final class AllRows extends EventRows {
    private int[] rows = new int[0];

    AllRows(Block block) {
        super(block);
    }

    @Override
    void run() {
        int events = block().events();
        rows = atLeast(events, rows);
        for (int i = 0; i < events; i++) {
            rows[i] = block().firstEvent() + i;
        }
    }

    @Override
    int[] starts() {
        return block().starts();
    }

    @Override
    int[] rows() {
        make();
        return rows;
    }

    @Override
    void take(int[] places, int[] to, int size) {
        System.arraycopy(places, 0, to, 0, size);
    }
}
