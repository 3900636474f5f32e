package org.clientela.profile;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.clientela.attribute.Truth;

/** A test of values, for what does not come down to whole numbers or codes: asked of no more customers than needed. */
final class ValueLeaf extends Leaf {
    private final IntFunction<Truth> test;
    private final long[] known = new long[Block.WORDS];

    ValueLeaf(Block block, IntFunction<Truth> test) {
        super(block, DEAR);
        this.test = test;
    }

    /** A new block begins: nothing is known yet. */
    @Override
    void run() {
        Arrays.fill(known, 0);
        Arrays.fill(holds(), 0);
        Arrays.fill(fails(), 0);
    }

    @Override
    void decide(long[] wanted) {
        make();
        for (int word = 0; word < words(); word++) {
            long asked = wanted[word] & everyone(word);
            for (long open = asked & ~known[word]; open != 0; open &= open - 1) {
                int bit = Long.numberOfTrailingZeros(open);
                Truth truth = test.apply(block().from() + word * Long.SIZE + bit);
                if (truth != Truth.UNKNOWN) {
                    (truth == Truth.TRUE ? holds() : fails())[word] |= 1L << bit;
                }
            }
            known[word] |= asked;
        }
    }
}
