package org.clientela.profile;

/** The truth of one test for each customer of a block, as bits. */
abstract class Leaf extends Step {
    /** What is known about an attribute is looked up. */
    static final int CHEAP = 1;

    /** What rests on events is computed with them. */
    static final int MODERATE = 4;

    /** What rests on values is asked customer by customer. */
    static final int DEAR = 1_000;

    private final int cost;
    private final long[] holds = new long[Block.WORDS];
    private final long[] fails = new long[Block.WORDS];

    Leaf(Block block, int cost) {
        super(block);
        this.cost = cost;
    }

    /** What it costs to ask, roughly. */
    final int cost() {
        return cost;
    }

    /** Sees to it that the truths of some customers at least are known. */
    void decide(long[] wanted) {
        make();
    }

    /** Of whom it is true. */
    final long[] holds() {
        return holds;
    }

    /** Of whom it is false; of the others it is unknown. */
    final long[] fails() {
        return fails;
    }

    /** The customers of a word of the block, as bits. */
    final long everyone(int word) {
        int count = Math.min(Long.SIZE, block().size() - word * Long.SIZE);
        return count == Long.SIZE ? -1L : (1L << count) - 1;
    }

    /** How many words the block has. */
    final int words() {
        return (block().size() + Long.SIZE - 1) / Long.SIZE;
    }
}
