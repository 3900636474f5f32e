package org.clientela.score.rfm;

import java.util.Optional;
import org.clientela.customer.CustomerId;
import org.clientela.profile.Population;

/** Where each customer of a population stands. Immutable; two bytes a customer. */
public final class RfmScores {
    /** Stands for the code of a customer who has not bought. */
    static final short NONE = 0;

    private final Population population;
    private final int groups;
    private final short[] codes;

    /** Owns the codes from now on. */
    RfmScores(Population population, int groups, short[] codes) {
        this.population = population;
        this.groups = groups;
        this.codes = codes;
    }

    /**
     * How many customers.
     *
     * @return the size of the population, those who have not bought included
     */
    public int size() {
        return codes.length;
    }

    /**
     * Where a customer stands.
     *
     * @param index of the customer, in [0, size)
     * @return empty if it has not bought
     */
    public Optional<RfmCell> get(int index) {
        int code = codes[index];
        return code == NONE ? Optional.empty() : Optional.of(new RfmCell(code / 100, code / 10 % 10, code % 10));
    }

    /**
     * Where a customer stands.
     *
     * @param id any
     * @return empty if it has not bought or is not in the population
     */
    public Optional<RfmCell> of(CustomerId id) {
        int index = population.indexOf(id);
        return index < 0 ? Optional.empty() : get(index);
    }

    /**
     * How many customers have a code.
     *
     * @param code for example "555"
     * @return zero or more
     * @throws IllegalArgumentException if it is no code
     */
    public int count(String code) {
        short wanted = code(RfmCell.parse(code));
        int count = 0;
        for (short each : codes) {
            count += each == wanted ? 1 : 0;
        }
        return count;
    }

    /**
     * How many customers are scored.
     *
     * @return those who have bought
     */
    public int count() {
        int count = 0;
        for (short each : codes) {
            count += each == NONE ? 0 : 1;
        }
        return count;
    }

    /**
     * The customers by recency and frequency.
     *
     * @return a grid that prints
     */
    public RfmHistogram histogram() {
        int[][] counts = new int[groups][groups];
        int[][] monetary = new int[groups][groups];
        for (int i = 0; i < codes.length; i++) {
            get(i).ifPresent(cell -> {
                counts[cell.recency() - 1][cell.frequency() - 1]++;
                monetary[cell.recency() - 1][cell.frequency() - 1] += cell.monetary();
            });
        }
        return new RfmHistogram(counts, monetary);
    }

    /**
     * The counts only.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "RfmScores[%d of %d customers]".formatted(count(), codes.length);
    }

    /** The code as a number. */
    static short code(RfmCell cell) {
        return (short) (cell.recency() * 100 + cell.frequency() * 10 + cell.monetary());
    }
}
