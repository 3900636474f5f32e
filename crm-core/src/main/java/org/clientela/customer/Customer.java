package org.clientela.customer;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clientela.attribute.Attributes;
import org.clientela.internal.Checks;
import org.immutables.value.Value;

/**
 * A customer, present or prospective: what we were told of it. What it does is on its timeline, as events. Immutable; a
 * changed copy comes from {@code withX} or from {@code Customer.builder().from(customer)}.
 *
 * <pre>{@code
 * Customer acme = Customer.builder().id("acme").kind(INDUSTRIAL).organization("Acme Pumps")
 *         .addEmail("buying@acme.example").country("DE").build();
 * }</pre>
 */
@Value.Immutable
@JsonSerialize(as = ImmutableCustomer.class)
@JsonDeserialize(builder = Customer.Builder.class)
public sealed interface Customer extends WithCustomer permits ImmutableCustomer {
    /**
     * The host's key.
     *
     * @return unique in a tenant
     */
    CustomerId id();

    /**
     * The market it belongs to.
     *
     * @return one of four
     */
    CustomerKind kind();

    /**
     * Who it is.
     *
     * @return empty if only its number is known
     */
    @Value.Redacted
    Optional<Party> party();

    /**
     * Where it is, for segmentation; where to send things is an address.
     *
     * @return ISO 3166, or empty
     */
    Optional<Country> country();

    /**
     * When the relationship began.
     *
     * @return a local date, or empty if it is not known
     */
    Optional<LocalDate> since();

    /**
     * Where it can be reached.
     *
     * @return in the order given
     */
    @Value.Redacted
    List<ContactPoint> contactPoints();

    /**
     * Its keys in other systems.
     *
     * @return at most one a system
     */
    @Value.Redacted
    List<Identifier> identifiers();

    /**
     * How it stands to other customers and to allies.
     *
     * @return in the order given
     */
    List<Relationship> relationships();

    /**
     * Who of us serves it.
     *
     * @return in the order given
     */
    List<Coverage> coverage();

    /**
     * What it told us it prefers.
     *
     * @return {@link Preferences#NONE} if nothing
     */
    @Value.Default
    @Value.Redacted
    default Preferences preferences() {
        return Preferences.NONE;
    }

    /**
     * Whatever else the host knows of it.
     *
     * @return may be empty
     */
    @Value.Default
    @Value.Redacted
    default Attributes attributes() {
        return Attributes.none();
    }

    /**
     * Labels.
     *
     * @return in the order given
     */
    Set<String> tags();

    /**
     * The name as one would address it, or the id if no name is known.
     *
     * @return not blank; personal data
     */
    default String displayName() {
        return party().map(Party::displayName).orElse(id().value());
    }

    /** Refuses what contradicts itself. */
    @Value.Check
    default void check() {
        tags().forEach(tag -> Checks.id("tag", tag));
        Set<String> systems = new HashSet<>();
        for (Identifier identifier : identifiers()) {
            if (!systems.add(identifier.system())) {
                throw new IllegalArgumentException(
                        "The customer (%s) has two identifiers in the system (%s).%nMaybe they are two customers?"
                                .formatted(id(), identifier.system()));
            }
        }
        for (Relationship relationship : relationships()) {
            if (relationship.findCustomer().filter(id()::equals).isPresent()) {
                throw new IllegalArgumentException("The customer (%s) is %s itself.%nMaybe leave the relationship out?"
                        .formatted(id(), relationship.type()));
            }
        }
    }

    /**
     * Begins a customer.
     *
     * @return a builder; id and kind are mandatory
     */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a customer. Not thread-safe. */
    final class Builder extends ImmutableCustomer.Builder {
        Builder() {}

        /**
         * Sets the host's key.
         *
         * @param id 1 to 200 visible characters
         * @return this
         */
        public Builder id(String id) {
            return id(CustomerId.of(id));
        }

        /**
         * Makes it a person.
         *
         * @param givenName not blank
         * @param familyName not blank
         * @return this
         */
        public Builder person(String givenName, String familyName) {
            return party(Party.Person.of(givenName, familyName));
        }

        /**
         * Makes it an organisation.
         *
         * @param name not blank
         * @return this
         */
        public Builder organization(String name) {
            return party(Party.Organization.of(name));
        }

        /**
         * Sets the country.
         *
         * @param code ISO 3166-1 alpha-2
         * @return this
         */
        public Builder country(String code) {
            return country(Country.of(code));
        }

        /**
         * Adds an e-mail address for anything.
         *
         * @param address of the form name@domain
         * @return this
         */
        public Builder addEmail(String address) {
            return addContactPoint(ContactPoint.Email.of(address));
        }

        /**
         * Adds a telephone number for anything.
         *
         * @param number in E.164
         * @return this
         */
        public Builder addPhone(String number) {
            return addContactPoint(ContactPoint.Phone.of(number));
        }

        /**
         * Adds a key in another system.
         *
         * @param system for example "sap"
         * @param value the key there
         * @return this
         */
        public Builder addIdentifier(String system, String value) {
            return addIdentifier(Identifier.of(system, value));
        }
    }
}
