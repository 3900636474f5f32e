package org.clientela.profile;

/** One code for each customer of a block; 0 if there is none. */
abstract class CodePick extends Step {
    private final int[] codes = new int[Block.SIZE];

    CodePick(Block block) {
        super(block);
    }

    /** The codes of an attribute of the customers. */
    static CodePick ofAttribute(Block block, CodeColumn attribute) {
        return new CodePick(block) {
            @Override
            void fill(int[] codes, int size) {
                attribute.codes().copy(block.from(), size, codes);
            }
        };
    }

    @Override
    final void run() {
        fill(codes, block().size());
    }

    abstract void fill(int[] to, int size);

    final int[] codes() {
        make();
        return codes;
    }
}
