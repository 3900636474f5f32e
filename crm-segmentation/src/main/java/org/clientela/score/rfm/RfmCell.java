package org.clientela.score.rfm;

/**
 * Where a customer stands on the three scales, 1 being the worst.
 *
 * @param recency how lately it bought, in [1, 9]
 * @param frequency how often, in [1, 9]
 * @param monetary for how much, in [1, 9]
 */
public record RfmCell(int recency, int frequency, int monetary) implements Comparable<RfmCell> {
    /** Checks that each is one digit. */
    public RfmCell {
        requireDigit("recency", recency);
        requireDigit("frequency", frequency);
        requireDigit("monetary", monetary);
    }

    /**
     * The cell of a code.
     *
     * @param code three digits from 1 to 9
     * @return the cell
     * @throws IllegalArgumentException if it is none
     */
    public static RfmCell parse(String code) {
        if (code.length() != 3 || !code.chars().allMatch(c -> c >= '1' && c <= '9')) {
            throw new IllegalArgumentException(
                    "The code (%s) is not three digits from 1 to 9.%nMaybe write it like 555: recency, frequency, monetary?"
                            .formatted(code));
        }
        return new RfmCell(code.charAt(0) - '0', code.charAt(1) - '0', code.charAt(2) - '0');
    }

    /**
     * The three digits.
     *
     * @return for example "555"
     */
    public String code() {
        return "" + recency + frequency + monetary;
    }

    /**
     * The three together.
     *
     * @return in [3, 27]
     */
    public int sum() {
        return recency + frequency + monetary;
    }

    /** By the code: recency first, as in Hughes. */
    @Override
    public int compareTo(RfmCell other) {
        return code().compareTo(other.code());
    }

    /**
     * The three digits.
     *
     * @return the code
     */
    @Override
    public String toString() {
        return code();
    }

    private static void requireDigit(String what, int score) {
        if (score < 1 || score > 9) {
            throw new IllegalArgumentException(
                    "The %s score (%d) is not in [1, 9].%nMaybe 1 is meant, for the worst?".formatted(what, score));
        }
    }
}
