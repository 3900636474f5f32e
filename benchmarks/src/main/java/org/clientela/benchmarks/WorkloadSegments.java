package org.clientela.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;

/** The twenty segments that all three sides compute for a {@link Workload}, as Clientela has them. */
final class WorkloadSegments {
    static final int COUNT = 20;

    private static final List<String> TEXTS = List.of(
            "kind = \"INDUSTRIAL\"",
            "country in (\"DE\", \"FR\", \"GB\")",
            "kind = \"CONSUMER\" and birth-year between 1991 and 2000 and consent = true",
            "count(purchase, last 90 days) >= 3",
            "sum(purchase.amount, last 365 days) >= 1000 EUR",
            "count(purchase) >= 1 and count(purchase, last 180 days) = 0",
            "days since(first(purchase)) < 30",
            "avg(purchase.amount) >= 60 EUR",
            "distinct(purchase.category, last 365 days) >= 5",
            "count(purchase where category = 7, last 60 days) >= 1",
            "count(return) > 0.2 * count(purchase) and count(purchase) >= 5",
            "last(purchase.channel) = \"online\"",
            "in segment \"4\" and in segment \"8\"",
            "count(contact, last 30 days) = 0 and satisfaction <= 2",
            "max(purchase.amount) >= 300 EUR",
            "sum(purchase.amount, last 90 days) > sum(purchase.amount, previous 90 days)",
            "kind in (\"INSTITUTIONAL\", \"GOVERNMENT\") and sum(purchase.amount) >= 500 EUR",
            "days since(since) > 365 and count(purchase) = 0",
            "count(contact, last 30 days) >= 2",
            "consent = true and not in segment \"6\" and country = \"IT\"");

    private WorkloadSegments() {}

    /** In their order, and all they refer to is at hand. */
    static List<Rule> rules(Vocabulary vocabulary) {
        List<Rule> rules = new ArrayList<>();
        for (String text : TEXTS) {
            rules.add(Rule.parse(text, vocabulary).bind(name -> rules.get(Integer.parseInt(name) - 1), vocabulary));
        }
        return rules;
    }
}
