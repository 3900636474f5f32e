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

    /** None of them. */
    static EventRange none(EventRows rows) {
        return new EventRange(rows) {
            @Override
            void run() {
                rows.make();
            }

            @Override
            int[] from() {
                return of().starts();
            }

            @Override
            int[] until() {
                return of().starts();
            }
        };
    }

    /**
     * Those from one time to another.
     *
     * @param rows of a type
     * @param sinceFirst counts those of the type from the one time on, or null if it is open
     * @param sinceEnd counts those of the type from the other time on, or null if it is open
     */
    static EventRange between(TypedRows rows, @Nullable EventCounter sinceFirst, @Nullable EventCounter sinceEnd) {
        return new EventRange(rows) {
            private final int[] from = new int[Block.SIZE];
            private final int[] until = new int[Block.SIZE];

            @Override
            void run() {
                int size = block().size();
                int[] starts = rows.starts();
                if (sinceFirst == null) {
                    System.arraycopy(starts, 0, from, 0, size);
                } else {
                    subtract(starts, sinceFirst.counts(), from, size);
                }
                if (sinceEnd == null) {
                    System.arraycopy(starts, 1, until, 0, size);
                } else {
                    subtract(starts, sinceEnd.counts(), until, size);
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

    private static void subtract(int[] starts, int[] counts, int[] to, int size) {
        for (int i = 0; i < size; i++) {
            to[i] = starts[i + 1] - counts[i];
        }
    }
}
