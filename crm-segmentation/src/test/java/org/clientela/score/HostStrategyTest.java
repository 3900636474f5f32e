package org.clientela.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;

import java.util.List;
import java.util.Optional;
import org.clientela.SegmentationDomain;
import org.clientela.json.Json;
import org.clientela.profile.Answers;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.junit.jupiter.api.Test;

/** A score of a host's own, from learning to explaining. */
class HostStrategyTest {
    private static final Metric SPENT = Metric.parse("sum(purchase.amount, last 12 months)");
    private static final Metric ORDERS = Metric.parse("count(purchase, last 12 months)");

    /** How many times the average customer: half by what it spent, half by how often it bought. */
    record Momentum(double meanSpent, double meanOrders) implements ScoringModel {
        static Momentum fit(Population population) {
            return new Momentum(mean(population.answers(SPENT)), mean(population.answers(ORDERS)));
        }

        @Override
        public Optional<Score> score(CustomerProfile profile) {
            List<Contribution> contributions =
                    List.of(half("spent", SPENT, meanSpent, profile), half("orders", ORDERS, meanOrders, profile));
            return Optional.of(Score.of(contributions, "momentum", "1", profile.asOf()));
        }

        private static Contribution half(String name, Metric metric, double mean, CustomerProfile profile) {
            double own = SegmentationDomain.population(List.of(profile))
                    .answers(metric)
                    .number(0);
            return new Contribution(name, own / mean / 2, "%s: %s".formatted(metric, profile.get(metric)));
        }

        private static double mean(Answers answers) {
            double sum = 0;
            for (int i = 0; i < answers.size(); i++) {
                sum += answers.number(i);
            }
            return sum / answers.size();
        }
    }

    private static final CustomerProfile OFTEN =
            profile(customer("often").build(), purchase("often", 10, "EUR 100"), purchase("often", 40, "EUR 100"));
    private static final CustomerProfile ONCE = profile(customer("once").build(), purchase("once", 20, "EUR 600"));

    @Test
    void learnsFromManyAndExplainsOne() {
        ScoringStrategy<Momentum> strategy = Momentum::fit;

        Momentum model = strategy.fit(SegmentationDomain.population(List.of(OFTEN, ONCE)));
        Score score = model.score(OFTEN).orElseThrow();

        assertThat(model).isEqualTo(new Momentum(400, 1.5));
        assertThat(score.value()).isEqualTo(0.25 + 2.0 / 3);
        assertThat(score.contributions())
                .extracting(Contribution::why)
                .containsExactly(
                        "sum(purchase.amount, last 12 months): EUR 200.00", "count(purchase, last 12 months): 2");
        assertThat(score.asOf()).isEqualTo(OFTEN.asOf());
    }

    @Test
    void travelsAsJson() {
        Momentum model = new Momentum(400, 1.5);

        assertThat(Json.read(Json.write(model), Momentum.class)).isEqualTo(model);
    }
}
