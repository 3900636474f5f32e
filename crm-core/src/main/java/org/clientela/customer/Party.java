package org.clientela.customer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import org.clientela.internal.Checks;
import org.jspecify.annotations.Nullable;

/** Who the customer is: a person or an organisation (TM Forum: individual, organization). Prints without the name. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Party.Person.class, name = "person"),
    @JsonSubTypes.Type(value = Party.Organization.class, name = "organization")
})
public sealed interface Party {
    /**
     * The name as one would address it.
     *
     * @return not blank; personal data
     */
    String displayName();

    /**
     * A person.
     *
     * @param givenName not blank
     * @param familyName not blank
     * @param birthDate if known, else null
     */
    record Person(
            String givenName, String familyName, @Nullable LocalDate birthDate) implements Party {
        /** Checks the names. */
        public Person {
            Checks.name("given name", givenName);
            Checks.name("family name", familyName);
        }

        /**
         * A person whose birth date is not known.
         *
         * @param givenName not blank
         * @param familyName not blank
         * @return the person
         */
        public static Person of(String givenName, String familyName) {
            return new Person(givenName, familyName, null);
        }

        @Override
        public String displayName() {
            return givenName + " " + familyName;
        }

        /**
         * Without the name.
         *
         * @return for logs
         */
        @Override
        public String toString() {
            return "Person[…]";
        }
    }

    /**
     * An organisation.
     *
     * @param name not blank
     * @param industry in the host's own classification, else null
     */
    record Organization(String name, @Nullable String industry) implements Party {
        /** Checks the name. */
        public Organization {
            Checks.name("name of the organisation", name);
        }

        /**
         * An organisation whose industry is not known.
         *
         * @param name not blank
         * @return the organisation
         */
        public static Organization of(String name) {
            return new Organization(name, null);
        }

        @Override
        public String displayName() {
            return name;
        }

        /**
         * Without the name.
         *
         * @return for logs
         */
        @Override
        public String toString() {
            return "Organization[…]";
        }
    }
}
