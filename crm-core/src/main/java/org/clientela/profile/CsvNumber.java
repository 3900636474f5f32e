package org.clientela.profile;

import java.math.BigDecimal;
import org.clientela.money.Money;
import org.jspecify.annotations.Nullable;

/** A decimal number read from characters: exact, without a {@link BigDecimal} where 18 digits suffice. One object serves many. */
final class CsvNumber {
    private static final int MAX_FAST_DIGITS = 18;
    private static final int MAX_LENGTH = 60;
    private static final int MAX_SCALE = 100;

    private boolean present;
    private long unscaled;
    private int scale;
    private @Nullable BigDecimal wide;

    /** Reads a number, or nothing of no characters. Returns false if it is none. */
    boolean read(char[] characters, int start, int end) {
        clear();
        present = start < end;
        return !present || readFast(characters, start, end) || readExact(characters, start, end);
    }

    void clear() {
        present = false;
        unscaled = 0;
        scale = 0;
        wide = null;
    }

    boolean isPresent() {
        return present;
    }

    int signum() {
        return wide == null ? Long.signum(unscaled) : wide.signum();
    }

    int scale() {
        return wide == null ? scale : wide.scale();
    }

    BigDecimal number() {
        return wide == null ? BigDecimal.valueOf(unscaled, scale) : wide;
    }

    void makePositive() {
        if (wide != null) {
            wide = wide.abs();
        }
        unscaled = Math.abs(unscaled);
    }

    /** Becomes the product of two numbers, exact; missing if one is, and the other one if the quantity is not present. */
    void setProduct(CsvNumber quantity, CsvNumber price) {
        clear();
        present = price.present;
        if (!present) {
            return;
        }
        boolean fast = quantity.wide == null && price.wide == null && quantity.scale + price.scale <= MAX_FAST_DIGITS;
        long factor = quantity.present ? quantity.unscaled : 1;
        long product = fast ? Decimals.product(factor, price.unscaled) : Decimals.MISSING;
        if (product != Decimals.MISSING) {
            unscaled = product;
            scale = quantity.scale + price.scale;
            strip();
        } else {
            set(quantity.present ? quantity.number().multiply(price.number()) : price.number());
        }
    }

    void copyTo(DecimalColumnBuilder column, int row) {
        if (!present) {
            return;
        }
        if (wide == null) {
            column.set(row, unscaled, scale);
        } else {
            column.set(row, wide);
        }
    }

    /** Whether a quantity or a rating may be as long. */
    boolean fitsEvent() {
        return wide == null || (wide.precision() <= MAX_FAST_DIGITS && wide.scale() <= MAX_FAST_DIGITS);
    }

    /** Whether an amount may be as long and as fine. */
    boolean fitsMoney() {
        return scale() <= Money.MAX_DECIMALS
                && (wide == null || wide.precision() - wide.scale() <= Money.MAX_DIGITS - Money.MAX_DECIMALS);
    }

    private boolean readFast(char[] characters, int start, int end) {
        boolean negative = characters[start] == '-';
        int first = negative ? start + 1 : start;
        if (end - first > MAX_FAST_DIGITS + 1) {
            return false;
        }
        long number = 0;
        int point = -1;
        int digits = 0;
        for (int i = first; i < end; i++) {
            char c = characters[i];
            if (c >= '0' && c <= '9') {
                number = number * 10 + (c - '0');
                digits++;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return false;
            }
        }
        if (digits == 0 || digits > MAX_FAST_DIGITS) {
            return false;
        }
        unscaled = negative ? -number : number;
        scale = point < 0 ? 0 : end - point - 1;
        strip();
        return true;
    }

    private boolean readExact(char[] characters, int start, int end) {
        if (end - start > MAX_LENGTH) {
            return false;
        }
        try {
            BigDecimal number = new BigDecimal(characters, start, end - start);
            if (Math.abs((long) number.scale()) > MAX_SCALE) {
                return false;
            }
            set(number);
            return true;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private void set(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        BigDecimal canonical = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        if (canonical.precision() <= MAX_FAST_DIGITS && canonical.scale() <= MAX_FAST_DIGITS) {
            unscaled = canonical.unscaledValue().longValueExact();
            scale = canonical.scale();
            wide = null;
        } else {
            wide = canonical;
        }
    }

    private void strip() {
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
    }
}
