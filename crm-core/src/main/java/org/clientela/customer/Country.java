package org.clientela.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.clientela.text.Suggestion;

/**
 * A country.
 *
 * @param code two capital letters, ISO 3166-1 alpha-2
 */
public record Country(@JsonValue String code) {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    /** Checks the code. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Country {
        Objects.requireNonNull(code, "code");
        if (!CODES.contains(code)) {
            String shown = code.length() <= 40 ? code : code.substring(0, 40) + "…";
            throw new IllegalArgumentException("There is no country (%s).%n%s"
                    .formatted(
                            shown,
                            code.length() == 2
                                    ? Suggestion.hint(code, CODES)
                                    : "Maybe use its ISO 3166-1 code of two capital letters, such as DE?"));
        }
    }

    /**
     * The country of a code.
     *
     * @param code two capital letters, ISO 3166-1 alpha-2
     * @return the country
     */
    public static Country of(String code) {
        return new Country(code);
    }

    /**
     * The code.
     *
     * @return two capital letters
     */
    @Override
    public String toString() {
        return code;
    }
}
