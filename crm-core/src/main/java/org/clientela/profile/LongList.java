package org.clientela.profile;

import java.util.Arrays;

/** Long whole numbers, one after the other. */
final class LongList {
    private long[] numbers = new long[64];
    private int size;

    int size() {
        return size;
    }

    long get(int index) {
        return numbers[index];
    }

    void set(int index, long number) {
        numbers[index] = number;
    }

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + (size >> 1));
        }
        numbers[size++] = number;
    }

    /** Fills up with a number. */
    void growTo(int newSize, long filling) {
        int old = size;
        if (newSize > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(newSize, numbers.length + (numbers.length >> 1)));
        }
        if (newSize > old) {
            Arrays.fill(numbers, old, newSize, filling);
            size = newSize;
        }
    }
}
