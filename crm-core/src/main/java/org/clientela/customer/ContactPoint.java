package org.clientela.customer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.clientela.internal.Checks;
import org.jspecify.annotations.Nullable;

/** Where a customer can be reached. Personal data: none of these prints its content. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ContactPoint.Email.class, name = "email"),
    @JsonSubTypes.Type(value = ContactPoint.Phone.class, name = "phone"),
    @JsonSubTypes.Type(value = ContactPoint.PostalAddress.class, name = "postal-address"),
    @JsonSubTypes.Type(value = ContactPoint.Handle.class, name = "handle")
})
public sealed interface ContactPoint {
    /**
     * What it is used for.
     *
     * @return purpose, verification and preference
     */
    ContactUse use();

    /**
     * An e-mail address.
     *
     * @param address one {@code @} between a local part and a domain; no more is checked, since only a mail that arrives
     *     proves more
     * @param use what it is used for
     */
    record Email(String address, ContactUse use) implements ContactPoint {
        private static final int MAX_LENGTH = 254;

        /** Checks the form. */
        public Email {
            Objects.requireNonNull(address, "address");
            use = orGeneral(use);
            int at = address.lastIndexOf('@');
            boolean plain = address.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
            if (at < 1 || at == address.length() - 1 || address.length() > MAX_LENGTH || !plain) {
                throw new IllegalArgumentException(
                        "An e-mail address of %d characters is not of the form name@domain.%nMaybe it is a name or a phone number?"
                                .formatted(address.length()));
            }
        }

        /**
         * An address for anything.
         *
         * @param address of the form name@domain
         * @return the contact point
         */
        public static Email of(String address) {
            return new Email(address, ContactUse.GENERAL);
        }

        @Override
        public String toString() {
            return "Email[…]";
        }
    }

    /**
     * A telephone number.
     *
     * @param number in E.164: a plus, the country code and the number, at most 15 digits, nothing else
     * @param use what it is used for
     */
    record Phone(String number, ContactUse use) implements ContactPoint {
        private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{3,14}");

        /** Checks the form. */
        public Phone {
            Objects.requireNonNull(number, "number");
            use = orGeneral(use);
            if (number.length() > 16 || !E164.matcher(number).matches()) {
                throw new IllegalArgumentException(
                        "A telephone number is not in E.164 form.%nMaybe write it with plus and country code and without spaces, as in +4930123456?"
                                .formatted());
            }
        }

        /**
         * A number for anything.
         *
         * @param number in E.164
         * @return the contact point
         */
        public static Phone of(String number) {
            return new Phone(number, ContactUse.GENERAL);
        }

        @Override
        public String toString() {
            return "Phone[…]";
        }
    }

    /**
     * A postal address.
     *
     * @param lines street, house and whatever stands above the locality; may be empty
     * @param locality town or city, else null
     * @param region state or province, else null
     * @param postalCode as printed on a letter, else null
     * @param country ISO 3166
     * @param use what it is used for
     */
    record PostalAddress(
            List<String> lines,
            @Nullable String locality,
            @Nullable String region,
            @Nullable String postalCode,
            Country country,
            ContactUse use)
            implements ContactPoint {
        /** Copies the lines. */
        public PostalAddress {
            lines = lines == null ? List.of() : List.copyOf(lines);
            lines.forEach(line -> Checks.text("address line", line));
            Objects.requireNonNull(country, "country");
            use = orGeneral(use);
        }

        /**
         * An address for anything.
         *
         * @param street and house
         * @param postalCode as printed on a letter
         * @param locality town or city
         * @param country ISO 3166
         * @return the contact point
         */
        public static PostalAddress of(String street, String postalCode, String locality, Country country) {
            return new PostalAddress(List.of(street), locality, null, postalCode, country, ContactUse.GENERAL);
        }

        @Override
        public String toString() {
            return "PostalAddress[…, " + country + "]";
        }
    }

    /**
     * A name in a service, for example of messaging or social media.
     *
     * @param service which one, for example "matrix"
     * @param name the customer's name there
     * @param use what it is used for
     */
    record Handle(String service, String name, ContactUse use) implements ContactPoint {
        /** Checks the form. */
        public Handle {
            Checks.id("service", service);
            Checks.name("handle", name);
            use = orGeneral(use);
        }

        @Override
        public String toString() {
            return "Handle[" + service + ", …]";
        }
    }

    private static ContactUse orGeneral(@Nullable ContactUse use) {
        return use == null ? ContactUse.GENERAL : use;
    }
}
