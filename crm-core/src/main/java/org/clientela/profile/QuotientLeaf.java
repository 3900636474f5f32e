package org.clientela.profile;

/**
 * Whether a quotient is inside a range, without dividing: {@code a / b >= x} where {@code a >= x * b}. Missing if one of the two
 * is, or if the divisor is 0.
 */
final class QuotientLeaf extends Leaf {
    private final Quotient quotient;
    private final Quotient.Range range;

    QuotientLeaf(Quotient quotient, Quotient.Range range) {
        super(quotient.dividend().block(), MODERATE);
        this.quotient = quotient;
        this.range = range;
    }

    @Override
    void run() {
        long[] dividends = quotient.dividend().values();
        long[] divisors = quotient.divisor().values();
        for (int word = 0; word < words(); word++) {
            int from = word * Long.SIZE;
            int until = Math.min(from + Long.SIZE, block().size());
            long missing = missing(dividends, divisors, from, until);
            long inside = inside(dividends, divisors, from, until);
            long present = everyone(word) & ~missing;
            holds()[word] = present & (range.negated() ? ~inside : inside);
            fails()[word] = present & (range.negated() ? inside : ~inside);
        }
    }

    private long inside(long[] dividends, long[] divisors, int from, int until) {
        long factor = range.factor();
        long lowest = range.lowest();
        long highest = range.highest();
        long inside = 0;
        for (int i = from; i < until; i++) {
            long sign = divisors[i] < 0 ? -1 : 1;
            long divisor = sign * divisors[i];
            long scaled = sign * factor * dividends[i];
            boolean enough = range.openBelow() || scaled >= lowest * divisor;
            boolean notMore = range.openAbove() || scaled <= highest * divisor;
            inside |= ((enough ? 1L : 0L) & (notMore ? 1L : 0L)) << i;
        }
        return inside;
    }

    private static long missing(long[] dividends, long[] divisors, int from, int until) {
        long missing = 0;
        for (int i = from; i < until; i++) {
            boolean nothing = divisors[i] == 0 || divisors[i] == Decimals.MISSING || dividends[i] == Decimals.MISSING;
            missing |= (nothing ? 1L : 0L) << i;
        }
        return missing;
    }
}
