package org.clientela.profile;

/** The events of a type, or all. Knows for each event of the block how many of the type come before it. */
final class TypedRows extends EventRows {
    /** In place of the code of a type. */
    static final int ALL = -1;

    private final int type;
    private final Codes types;
    private final int[] starts = new int[Block.SIZE + 1];
    private int[] before = new int[0];
    private int[] rows = new int[0];
    private int rowsOf = -1;

    TypedRows(Block block, int type, Codes types) {
        super(block);
        this.type = type;
        this.types = types;
    }

    @Override
    void run() {
        int events = block().events();
        before = atLeast(events + 1, before);
        if (type == ALL) {
            for (int i = 0; i <= events; i++) {
                before[i] = i;
            }
        } else {
            types.countBefore(type, block().firstEvent(), events, before);
        }
        int[] all = block().starts();
        for (int i = 0; i <= block().size(); i++) {
            starts[i] = before[all[i]];
        }
    }

    /** How many events of the type come before each event of the block, counted from its first one. */
    int[] before() {
        make();
        return before;
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
            if (type == ALL) {
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
