package org.clientela.examples.retail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clientela.customer.Country;

/** The country names of the Online Retail file as ISO codes. */
final class Countries {
    private static final Map<String, Country> BY_NAME = byName();

    private Countries() {}

    /** Empty for "Unspecified" and "European Community". */
    static Optional<Country> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Map<String, Country> byName() {
        Map<String, Country> byName = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            byName.put(new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.UK), Country.of(code));
        }
        byName.put("EIRE", Country.of("IE"));
        byName.put("USA", Country.of("US"));
        byName.put("RSA", Country.of("ZA"));
        byName.put("Czech Republic", Country.of("CZ"));
        byName.put("Channel Islands", Country.of("JE"));
        return Map.copyOf(byName);
    }
}
