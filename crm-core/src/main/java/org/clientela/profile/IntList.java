package org.clientela.profile;

import java.util.Arrays;

/** Whole numbers, one after the other. */
final class IntList {
    private int[] numbers = new int[64];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return numbers[index];
    }

    void set(int index, int number) {
        numbers[index] = number;
    }

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + (size >> 1));
        }
        numbers[size++] = number;
    }

    /** Fills up with zeros. */
    void growTo(int newSize) {
        if (newSize > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(newSize, numbers.length + (numbers.length >> 1)));
        }
        size = Math.max(size, newSize);
    }
}
