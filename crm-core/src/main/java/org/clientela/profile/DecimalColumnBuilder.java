package org.clientela.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects decimal numbers by row. The scale grows when a finer number arrives, and all before it are rescaled, exactly. */
final class DecimalColumnBuilder {
    private final LongList unscaled = new LongList();
    private int scale;
    private @Nullable List<@Nullable BigDecimal> exact;

    /** Sets the number of a row, which is the last one or a later one; rows between are missing. */
    void set(int row, long number, int numberScale) {
        if (exact == null && numberScale > scale) {
            rescale(numberScale);
        }
        long rescaled = exact == null ? Decimals.rescaled(number, numberScale, scale) : Decimals.MISSING;
        if (rescaled == Decimals.MISSING) {
            setExact(row, BigDecimal.valueOf(number, numberScale));
        } else {
            put(row, rescaled);
        }
    }

    void set(int row, BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        int ownScale = Math.max(0, stripped.scale());
        long own = Decimals.unscaled(stripped, ownScale);
        if (own == Decimals.MISSING) {
            setExact(row, stripped);
        } else {
            set(row, own, ownScale);
        }
    }

    boolean isEmpty() {
        return exact == null && unscaled.size() == 0;
    }

    DecimalColumn freeze(int[] order) {
        if (isEmpty()) {
            return DecimalColumn.NONE;
        }
        if (exact == null) {
            unscaled.growTo(order.length, Decimals.MISSING);
            return DecimalColumn.of(unscaled, scale, order);
        }
        @Nullable BigDecimal[] numbers = new BigDecimal[order.length];
        for (int i = 0; i < order.length; i++) {
            numbers[i] = order[i] < exact.size() ? exact.get(order[i]) : null;
        }
        return DecimalColumn.ofWide(numbers);
    }

    private void put(int row, long number) {
        unscaled.growTo(row + 1, Decimals.MISSING);
        unscaled.set(row, number);
    }

    private void rescale(int finer) {
        for (int i = 0; i < unscaled.size(); i++) {
            long number = unscaled.get(i);
            if (number != Decimals.MISSING && Decimals.rescaled(number, scale, finer) == Decimals.MISSING) {
                makeExact();
                return;
            }
        }
        for (int i = 0; i < unscaled.size(); i++) {
            long number = unscaled.get(i);
            unscaled.set(i, number == Decimals.MISSING ? number : Decimals.rescaled(number, scale, finer));
        }
        scale = finer;
    }

    private List<@Nullable BigDecimal> makeExact() {
        List<@Nullable BigDecimal> numbers = new ArrayList<>();
        for (int i = 0; i < unscaled.size(); i++) {
            long number = unscaled.get(i);
            numbers.add(number == Decimals.MISSING ? null : BigDecimal.valueOf(number, scale));
        }
        exact = numbers;
        return numbers;
    }

    private void setExact(int row, BigDecimal number) {
        List<@Nullable BigDecimal> numbers = exact == null ? makeExact() : exact;
        while (numbers.size() <= row) {
            numbers.add(null);
        }
        numbers.set(row, number);
    }
}
