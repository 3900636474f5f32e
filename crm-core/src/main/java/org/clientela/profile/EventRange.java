package org.clientela.profile;

import org.jspecify.annotations.Nullable;

/** A stretch of the {@link EventRows} of each customer. */
abstract class EventRange extends Step {
    private final EventRows of;

    EventRange(EventRows of) {
        super(of.block());
        this.of = of;
    }

    final EventRows of() {
        return of;
    }

    /** Where in the rows it begins, by customer. */
    abstract int[] from();

    /** Where in the rows it has ended, by customer. Not before it begins. */
    abstract int[] until();

    /** All rows. */
    static EventRange all(EventRows rows) {
        return new EventRange(rows) {
            private final int[] until = new int[Block.SIZE];

            @Override
            void run() {
                System.arraycopy(of().starts(), 1, until, 0, block().size());
            }

            @Override
            int[] from() {
                return of().starts();
            }

            @Override
            int[] until() {
                make();
                return until;
            }
        };
    }

    /** Those from one time to another. Without a time it is open. */
    static EventRange between(EventRows rows, TimeBounds.@Nullable Bound first, TimeBounds.@Nullable Bound end) {
        return new EventRange(rows) {
            private final int[] from = new int[Block.SIZE];
            private final int[] until = new int[Block.SIZE];

            @Override
            void run() {
                int size = block().size();
                if (first == null) {
                    System.arraycopy(rows.starts(), 0, from, 0, size);
                } else {
                    rows.take(first.places(), from, size);
                }
                if (end == null) {
                    System.arraycopy(rows.starts(), 1, until, 0, size);
                } else {
                    rows.take(end.places(), until, size);
                    for (int i = 0; i < size; i++) {
                        until[i] = Math.max(until[i], from[i]);
                    }
                }
            }

            @Override
            int[] from() {
                make();
                return from;
            }

            @Override
            int[] until() {
                make();
                return until;
            }
        };
    }

    /** The first or last so many of another range. */
    static EventRange some(EventRange range, Window.Events window) {
        return new EventRange(range.of()) {
            private final int[] edge = new int[Block.SIZE];

            @Override
            void run() {
                int[] from = range.from();
                int[] until = range.until();
                for (int i = 0; i < block().size(); i++) {
                    edge[i] = window.last()
                            ? Math.max(from[i], until[i] - window.count())
                            : (int) Math.min(until[i], (long) from[i] + window.count());
                }
            }

            @Override
            int[] from() {
                make();
                return window.last() ? edge : range.from();
            }

            @Override
            int[] until() {
                make();
                return window.last() ? range.until() : edge;
            }
        };
    }
}
