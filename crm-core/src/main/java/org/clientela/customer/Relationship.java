package org.clientela.customer;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.clientela.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A dated relationship to another customer, or to an ally who is none. Read from the one who holds it: "is
 * {@code SUBSIDIARY_OF} that customer".
 *
 * @param type how they stand to each other
 * @param customer the other customer, or null if it is an ally
 * @param ally the name of an ally who is no customer, or null
 * @param from first day, or null if it is not known
 * @param until first day on which it no longer holds, or null while it lasts
 */
public record Relationship(
        RelationshipType type,
        @Nullable CustomerId customer,
        @Nullable String ally,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    /** Checks that there is exactly one counterpart and that the days follow each other. */
    public Relationship {
        Objects.requireNonNull(type, "type");
        if ((customer == null) == (ally == null)) {
            throw new IllegalArgumentException(
                    "A relationship (%s) leads to a customer or to an ally, not to %s.%nMaybe use Relationship.toCustomer or Relationship.toAlly?"
                            .formatted(type, customer == null ? "neither" : "both"));
        }
        if (ally != null) {
            Checks.name("ally", ally);
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "A relationship (%s) ends (%s) before it begins (%s).%nMaybe the two days were swapped?"
                            .formatted(type, until, from));
        }
    }

    /**
     * A relationship to another customer, since ever and lasting.
     *
     * @param type how they stand to each other
     * @param customer the other one
     * @return the relationship
     */
    public static Relationship toCustomer(RelationshipType type, CustomerId customer) {
        return new Relationship(type, customer, null, null, null);
    }

    /**
     * A relationship to an ally who is no customer, since ever and lasting.
     *
     * @param type how they stand to each other
     * @param ally its name
     * @return the relationship
     */
    public static Relationship toAlly(RelationshipType type, String ally) {
        return new Relationship(type, null, ally, null, null);
    }

    /**
     * The same, from a day on.
     *
     * @param day the first one
     * @return the copy
     */
    public Relationship withFrom(LocalDate day) {
        return new Relationship(type, customer, ally, day, until);
    }

    /**
     * The same, until a day.
     *
     * @param day the first one on which it no longer holds
     * @return the copy
     */
    public Relationship withUntil(LocalDate day) {
        return new Relationship(type, customer, ally, from, day);
    }

    /**
     * Whether it holds on a day.
     *
     * @param day of the calendar
     * @return true from {@code from} on and before {@code until}
     */
    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    /**
     * The other customer.
     *
     * @return empty if the counterpart is an ally
     */
    public Optional<CustomerId> findCustomer() {
        return Optional.ofNullable(customer);
    }

    /** Without the ally's name. */
    @Override
    public String toString() {
        return type + " " + (customer == null ? "an ally" : customer);
    }
}
