package org.clientela.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Value;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;

/** The customers of a fictitious telephone company; see README.md beside the file. */
final class Telco {
    private static final List<String> HEADER = Resources.rows("telco-churn.csv").get(0);
    private static final List<List<String>> ROWS =
            Resources.rows("telco-churn.csv").stream().skip(1).toList();

    static final Metric CHURN = Metric.parse("Churn", Vocabulary.open());

    private Telco() {}

    static List<String> values(String name) {
        int column = HEADER.indexOf(name);
        return ROWS.stream().map(row -> row.get(column)).toList();
    }

    static Column.Categories categories(String name) {
        return Column.categories(name, values(name));
    }

    /** Blank where the customer is too new to have paid. */
    static Column.Numbers numbers(String name) {
        return Column.numbers(
                name,
                values(name).stream()
                        .mapToDouble(text -> text.isBlank() ? Double.NaN : Double.parseDouble(text))
                        .toArray());
    }

    static Population population() {
        List<CustomerProfile> profiles = new ArrayList<>();
        for (List<String> row : ROWS) {
            Map<String, Value> attributes = new LinkedHashMap<>();
            for (int i = 1; i < row.size(); i++) {
                boolean number =
                        List.of("tenure", "MonthlyCharges", "TotalCharges").contains(HEADER.get(i));
                if (!row.get(i).isBlank()) {
                    attributes.put(HEADER.get(i), number ? Value.of(new BigDecimal(row.get(i))) : Value.of(row.get(i)));
                }
            }
            Customer customer = Customer.builder()
                    .id(row.get(0))
                    .kind(CustomerKind.CONSUMER)
                    .attributes(new Attributes(attributes))
                    .build();
            profiles.add(CustomerProfile.of(
                    customer,
                    List.of(),
                    Instant.parse("2026-11-22T00:00:00Z"),
                    ZoneOffset.UTC,
                    Currency.getInstance("USD")));
        }
        profiles.sort(Comparator.comparing(profile -> profile.id().value()));
        return Population.of(profiles);
    }

    static List<Metric> metrics() {
        return Stream.of(
                        "Contract", "InternetService", "PaymentMethod", "Partner", "gender", "tenure", "MonthlyCharges")
                .map(name -> Metric.parse(name, Vocabulary.open()))
                .toList();
    }
}
