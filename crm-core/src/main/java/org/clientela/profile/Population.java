package org.clientela.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.clientela.attribute.Value;
import org.clientela.customer.CustomerId;

/** Very many profiles at one instant. */
public final class Population {
    private final List<CustomerProfile> profiles;

    private Population(List<CustomerProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    /**
     * The population of some profiles.
     *
     * @param profiles of one instant, zone and currency; at least one
     * @return the population
     */
    public static Population of(List<CustomerProfile> profiles) {
        return new Population(profiles);
    }

    /**
     * How many customers.
     *
     * @return zero or more
     */
    public int size() {
        return profiles.size();
    }

    /**
     * The key of a customer.
     *
     * @param index in [0, size)
     * @return in ascending order of ids
     */
    public CustomerId customer(int index) {
        return profiles.get(index).id();
    }

    /**
     * The instant.
     *
     * @return from which everything is seen
     */
    public Instant asOf() {
        return profiles.get(0).asOf();
    }

    /**
     * The zone.
     *
     * @return in which days begin
     */
    public ZoneId zone() {
        return profiles.get(0).zone();
    }

    /**
     * The currency.
     *
     * @return of all amounts
     */
    public Currency currency() {
        return profiles.get(0).currency();
    }

    /**
     * The same facts seen from another instant.
     *
     * @param instant any
     * @return the population then
     */
    public Population asOf(Instant instant) {
        return new Population(profiles.stream().map(p -> p.asOf(instant)).toList());
    }

    /**
     * The answers to a metric for all.
     *
     * @param metric the question
     * @return by index
     */
    public Answers answers(Metric metric) {
        List<Value> values = profiles.stream().map(metric::of).toList();
        return new Answers() {
            @Override
            public int size() {
                return values.size();
            }

            @Override
            public Value get(int index) {
                return values.get(index);
            }
        };
    }
}
