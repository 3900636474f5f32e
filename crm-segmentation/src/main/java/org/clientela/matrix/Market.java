package org.clientela.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clientela.attribute.Value;
import org.clientela.customer.CustomerKind;
import org.clientela.offering.Offering;
import org.clientela.offering.Tier;
import org.clientela.profile.Answers;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.segment.Places;
import org.jspecify.annotations.Nullable;

/**
 * A population held against an {@link OfferingMatrix}: the row of each customer is found once, and an offering is held
 * against each row rather than against each customer. Immutable.
 */
public final class Market {
    private static final Metric KIND = Metric.attribute("kind");

    /** All that a fit depends on: the row, as a number, and the kind. */
    private record Standing(int part, CustomerKind kind) {}

    private final OfferingMatrix matrix;
    private final Places places;
    private final CustomerKind[] kinds;

    Market(OfferingMatrix matrix, Population population) {
        this.matrix = matrix;
        this.places = matrix.partition().of(population);
        this.kinds = new CustomerKind[population.size()];
        Answers answers = population.answers(KIND);
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = kind(answers.get(i));
        }
    }

    /**
     * How many customers.
     *
     * @return the size of the population
     */
    public int size() {
        return kinds.length;
    }

    /**
     * The customers by row.
     *
     * @return the name of a customer's row, or "no row"; counts; prints as a table
     */
    public Places places() {
        return places;
    }

    /**
     * The row a customer is in.
     *
     * @param index of the customer, in [0, size)
     * @return empty if it is in none
     */
    public Optional<Row> row(int index) {
        return Optional.ofNullable(rowOf(index));
    }

    /**
     * How well an offering fits a customer, and why.
     *
     * @param index of the customer, in [0, size)
     * @param offering any
     * @return by the policies of its row
     */
    public Fit fit(int index, Offering offering) {
        return OfferingMatrix.fit(rowOf(index), kinds[index], offering);
    }

    /**
     * The offerings that fit a customer.
     *
     * @param index of the customer, in [0, size)
     * @param offerings to choose from
     * @return the best first; of equal score, in the order of their keys
     */
    public List<Fit> rank(int index, Collection<Offering> offerings) {
        return OfferingMatrix.ranked(offerings.stream().map(offering -> fit(index, offering)));
    }

    /**
     * How well an offering fits each customer. It is held against each row once.
     *
     * @param offering any
     * @return by index; the same as {@link #fit(int, Offering)} gives
     */
    public List<Fit> fits(Offering offering) {
        Map<Standing, Fit> byStanding = new HashMap<>();
        Fit[] fits = new Fit[size()];
        for (int i = 0; i < fits.length; i++) {
            int index = i;
            Standing standing = new Standing(places.part(i), kinds[i]);
            fits[i] = byStanding.computeIfAbsent(standing, unseen -> fit(index, offering));
        }
        return List.of(fits);
    }

    /**
     * How many customers an offering fits.
     *
     * @param offering any
     * @return in [0, size]
     */
    public int reach(Offering offering) {
        return (int) fits(offering).stream().filter(Fit::fits).count();
    }

    /**
     * The tier of the offering that fits each customer best. Each offering is held against each row once.
     *
     * @param offerings to choose from; those without a tier are passed over
     * @return by index; the same as {@link OfferingMatrix#bestTier} gives
     */
    public List<Optional<Tier>> bestTiers(Collection<Offering> offerings) {
        Map<Standing, Optional<Tier>> byStanding = new HashMap<>();
        List<Optional<Tier>> tiers = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            int index = i;
            Standing standing = new Standing(places.part(i), kinds[i]);
            tiers.add(byStanding.computeIfAbsent(
                    standing, unseen -> OfferingMatrix.bestTier(rowOf(index), kinds[index], offerings)));
        }
        return List.copyOf(tiers);
    }

    private @Nullable Row rowOf(int index) {
        int part = places.part(index);
        return part < matrix.rows().size() ? matrix.rows().get(part) : null;
    }

    private static CustomerKind kind(Value value) {
        return CustomerKind.valueOf(((Value.Text) value).text());
    }
}
