package org.clientela.profile;

import java.util.List;

/** Those events of a range that pass all tests. */
final class FilteredRows extends EventRows {
    private final EventRange range;
    private final List<EventTest> tests;
    private final int[] starts = new int[Block.SIZE + 1];
    private int[] rows = new int[0];
    private int[] candidates = new int[0];

    FilteredRows(EventRange range, List<EventTest> tests) {
        super(range.block());
        this.range = range;
        this.tests = tests;
    }

    @Override
    void run() {
        int[] from = range.from();
        int[] until = range.until();
        int[] all = range.of().rows();
        int size = block().size();
        int end = 0;
        for (int customer = 0; customer < size; customer++) {
            starts[customer] = end;
            int count = until[customer] - from[customer];
            if (count > 0) {
                candidates = atLeast(count, candidates);
                System.arraycopy(all, from[customer], candidates, 0, count);
                int kept = kept(count);
                rows = withRoomFor(end + kept, rows);
                System.arraycopy(candidates, 0, rows, end, kept);
                end += kept;
            }
        }
        starts[size] = end;
    }

    private int kept(int count) {
        int kept = count;
        for (int i = 0; i < tests.size() && kept > 0; i++) {
            kept = tests.get(i).keep(candidates, kept);
        }
        return kept;
    }

    @Override
    int[] starts() {
        make();
        return starts;
    }

    @Override
    int[] rows() {
        make();
        return rows;
    }
}
