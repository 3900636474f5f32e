package org.clientela.profile;

import java.util.Arrays;

/**
 * A part of what a {@link Sweep} computes: for all customers of a block in one tight loop, at most once, and only if someone asks
 * for it. Keeps what it made until the next block. One thread's.
 */
abstract class Step {
    private final Block block;
    private int done = -1;

    Step(Block block) {
        this.block = block;
    }

    final Block block() {
        return block;
    }

    /** Sees to it that what this step makes is that of the block. */
    final void make() {
        if (done != block.number()) {
            run();
            done = block.number();
        }
    }

    /** Computes it. */
    abstract void run();

    /** An array of at least some length, whatever is in it. */
    static int[] atLeast(int length, int[] array) {
        return array.length >= length ? array : new int[roomy(length)];
    }

    static long[] atLeast(int length, long[] array) {
        return array.length >= length ? array : new long[roomy(length)];
    }

    /** The same with room for one more. */
    static int[] withRoomFor(int length, int[] array) {
        return array.length >= length ? array : Arrays.copyOf(array, roomy(length));
    }

    private static int roomy(int length) {
        return (int) Math.min(Integer.MAX_VALUE - 16L, length + (length >> 2) + 16L);
    }
}
