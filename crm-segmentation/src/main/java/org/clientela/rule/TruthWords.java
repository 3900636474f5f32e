package org.clientela.rule;

import java.util.BitSet;

/** Truths as they are found, block by block. Blocks share no word, so threads may write different ones at once. */
final class TruthWords {
    private final int size;
    private final long[] holds;
    private final long[] fails;

    TruthWords(int size) {
        this.size = size;
        this.holds = new long[(size + Long.SIZE - 1) / Long.SIZE];
        this.fails = new long[holds.length];
    }

    /** Takes the truths of a block; of those who are not in it there may be anything. */
    void set(int block, long[] everyone, long[] blockHolds, long[] blockFails) {
        int first = block * RuleNode.WORDS;
        for (int word = 0; word < Math.min(RuleNode.WORDS, holds.length - first); word++) {
            holds[first + word] = blockHolds[word] & everyone[word];
            fails[first + word] = blockFails[word] & everyone[word];
        }
    }

    Truths truths() {
        return new Truths(size, BitSet.valueOf(holds), BitSet.valueOf(fails));
    }
}
