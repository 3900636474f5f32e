package org.clientela.rule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.clientela.profile.Sweep;

/**
 * A rule made ready for a {@link Sweep}: says of the customers of a block, as bits, of whom it holds and of whom it does not. Rules
 * that are equal share one node, which is asked once a block. One thread's.
 */
abstract class RuleNode {
    static final int WORDS = Sweep.BLOCK / Long.SIZE;

    final long[] holds = new long[WORDS];
    final long[] fails = new long[WORDS];
    private final long[] known = new long[WORDS];
    private final int cost;
    private int block = -1;

    RuleNode(int cost) {
        this.cost = cost;
    }

    final int cost() {
        return cost;
    }

    /** Sees to it that the answers for some customers of a block at least are there. */
    final void decide(int ofBlock, long[] wanted) {
        if (block != ofBlock) {
            block = ofBlock;
            Arrays.fill(known, 0);
        }
        boolean open = false;
        for (int word = 0; word < WORDS; word++) {
            open |= (wanted[word] & ~known[word]) != 0;
            known[word] |= wanted[word];
        }
        if (open) {
            run(ofBlock, known);
        }
    }

    /** Answers for some customers; what is said of others does not matter. */
    abstract void run(int ofBlock, long[] wanted);

    /** A test that the sweep knows. */
    static RuleNode ofTest(Sweep sweep, int test) {
        return new RuleNode(sweep.cost(test)) {
            @Override
            void run(int ofBlock, long[] wanted) {
                sweep.ask(test, wanted, holds, fails);
            }
        };
    }

    /** The negation: what is unknown stays so. */
    static RuleNode not(RuleNode inner) {
        return new RuleNode(inner.cost()) {
            @Override
            void run(int ofBlock, long[] wanted) {
                inner.decide(ofBlock, wanted);
                System.arraycopy(inner.holds, 0, fails, 0, WORDS);
                System.arraycopy(inner.fails, 0, holds, 0, WORDS);
            }
        };
    }

    /** The conjunction, or the disjunction: one is the other with holding and failing exchanged. */
    static RuleNode of(List<RuleNode> parts, boolean every) {
        List<RuleNode> cheapFirst =
                parts.stream().sorted(Comparator.comparingInt(RuleNode::cost)).toList();
        int cost = 1 + parts.stream().mapToInt(RuleNode::cost).sum();
        return new RuleNode(cost) {
            private final long[] open = new long[WORDS];

            @Override
            void run(int ofBlock, long[] wanted) {
                long[] all = every ? holds : fails;
                long[] any = every ? fails : holds;
                System.arraycopy(wanted, 0, open, 0, WORDS);
                System.arraycopy(wanted, 0, all, 0, WORDS);
                Arrays.fill(any, 0);
                for (RuleNode part : cheapFirst) {
                    if (isEmpty(open)) {
                        break;
                    }
                    part.decide(ofBlock, open);
                    long[] partEvery = every ? part.holds : part.fails;
                    long[] partAny = every ? part.fails : part.holds;
                    for (int word = 0; word < WORDS; word++) {
                        all[word] &= partEvery[word];
                        any[word] |= partAny[word] & open[word];
                        open[word] &= ~any[word];
                    }
                }
                for (int word = 0; word < WORDS; word++) {
                    all[word] &= open[word];
                }
            }
        };
    }

    private static boolean isEmpty(long[] words) {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }
}
