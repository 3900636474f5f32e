package org.clientela.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.clientela.attribute.Value;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantStorage;

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
     * The population of all customers of a tenant.
     *
     * @param storage of the tenant
     * @param asOf the instant
     * @param zone in which days begin
     * @param currency of all amounts
     * @return the population
     */
    public static Population from(TenantStorage storage, Instant asOf, ZoneId zone, Currency currency) {
        List<CustomerProfile> profiles = new ArrayList<>();
        Optional<Query> query = Optional.of(Query.all());
        while (query.isPresent()) {
            Page<Customer> page = storage.entities(EntityType.CUSTOMER).page(query.get());
            page.items()
                    .forEach(item -> profiles.add(CustomerProfile.of(
                            item.entity(), storage.timeline().read(item.entity().id()), asOf, zone, currency)));
            query = page.next();
        }
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
