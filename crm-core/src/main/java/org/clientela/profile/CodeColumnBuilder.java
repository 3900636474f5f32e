package org.clientela.profile;

import org.clientela.attribute.Value;

/** Collects values by row, as codes. */
final class CodeColumnBuilder {
    private final IntList codes = new IntList();
    private final Dictionary dictionary;

    CodeColumnBuilder(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    void set(int row, Value value) {
        set(row, dictionary.code(value));
    }

    void set(int row, String text) {
        set(row, dictionary.code(text));
    }

    /** Sets the code of a row; rows between the last one and this are missing. */
    void set(int row, int code) {
        codes.growTo(row + 1);
        codes.set(row, code);
    }

    CodeColumn freeze(int[] order) {
        if (dictionary.size() == 1 || codes.size() == 0) {
            return CodeColumn.NONE;
        }
        codes.growTo(order.length);
        return new CodeColumn(Codes.of(codes, order, dictionary.size() - 1), dictionary.entries());
    }
}
