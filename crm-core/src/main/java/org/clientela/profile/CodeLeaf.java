package org.clientela.profile;

import java.util.function.IntFunction;
import org.clientela.attribute.Truth;

/** Whether a code passes, looked up: what it stands for was asked once, before. */
final class CodeLeaf extends Leaf {
    private static final int HOLDS = 1;
    private static final int FAILS = 2;

    private final CodePick pick;
    private final byte[] truths;

    CodeLeaf(CodePick pick, int cost, byte[] truths) {
        super(pick.block(), cost);
        this.pick = pick;
        this.truths = truths;
    }

    /** The truths of all codes. */
    static byte[] truths(int cardinality, IntFunction<Truth> test) {
        byte[] truths = new byte[cardinality];
        for (int code = 0; code < cardinality; code++) {
            Truth truth = test.apply(code);
            truths[code] = (byte) (truth == Truth.TRUE ? HOLDS : truth == Truth.FALSE ? FAILS : 0);
        }
        return truths;
    }

    @Override
    void run() {
        int[] codes = pick.codes();
        for (int word = 0; word < words(); word++) {
            int from = word * Long.SIZE;
            int until = Math.min(from + Long.SIZE, block().size());
            long holding = 0;
            long failing = 0;
            for (int i = from; i < until; i++) {
                int truth = truths[codes[i]];
                holding |= (long) (truth & HOLDS) << i;
                failing |= (long) (truth >> 1) << i;
            }
            holds()[word] = holding;
            fails()[word] = failing;
        }
    }
}
