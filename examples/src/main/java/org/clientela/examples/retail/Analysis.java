package org.clientela.examples.retail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clientela.Crm;
import org.clientela.attribute.Value;
import org.clientela.lifecycle.Stage;
import org.clientela.lifecycle.StagePolicy;
import org.clientela.matrix.Market;
import org.clientela.matrix.OfferingMatrix;
import org.clientela.matrix.Row;
import org.clientela.offering.Offering;
import org.clientela.offering.Tier;
import org.clientela.profile.Answers;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.score.rfm.Rfm;
import org.clientela.score.rfm.RfmCell;
import org.clientela.score.rfm.RfmScores;
import org.clientela.segment.Places;

/** Everything that is concluded from what was loaded. */
public final class Analysis {
    private static final int CALLS = 10;

    private final BaseFacts facts;
    private final RfmScores scores;
    private final Places behaviour;
    private final OfferingMatrix matrix = Policies.matrix();
    private final Market market;
    private final List<Optional<Tier>> bestTiers;
    private final StagePolicy stagePolicy = StagePolicy.standard();
    private final Stages stages;
    private final List<CustomerView> customers;
    private final List<Call> calls;

    private Analysis(Crm crm) {
        Population population = crm.population();
        List<Offering> offerings = crm.offerings().all().toList();
        facts = BaseFacts.of(population, offerings.size());
        scores = Rfm.quintiles().fit(population).score(population);
        behaviour = Policies.behaviour().of(population);
        market = matrix.of(population);
        bestTiers = market.bestTiers(offerings);
        stages = Stages.of(crm, stagePolicy);
        customers = views(population);
        calls = Call.first(CALLS, population, scores);
    }

    /**
     * Concludes.
     *
     * @param crm a door behind which a shop is loaded
     * @return as of the door's now
     */
    public static Analysis of(Crm crm) {
        return new Analysis(crm);
    }

    private List<CustomerView> views(Population population) {
        List<Answers> answers = population.answersAll(List.of(
                Metric.attribute("country"),
                Metric.attribute("kind"),
                Metric.parse("days since(purchase)"),
                Metric.parse("distinct(purchase.reference)"),
                Metric.parse("sum(purchase.amount)")));
        List<CustomerView> views = new ArrayList<>();
        for (int i = 0; i < population.size(); i++) {
            Value recency = answers.get(2).get(i);
            views.add(new CustomerView(
                    population.customer(i).value(),
                    text(answers.get(0).get(i)).orElse(null),
                    text(answers.get(1).get(i)).orElseThrow(),
                    behaviour.segment(i),
                    market.row(i).map(Row::name).orElse("none"),
                    bestTiers.get(i).map(Tier::name).orElse(null),
                    stages.of(population.customer(i)).map(Stage::name).orElse(null),
                    scores.get(i).map(RfmCell::code).orElse(null),
                    recency.isMissing() ? null : (long) answers.get(2).number(i),
                    (long) answers.get(3).number(i),
                    BaseFacts.pennies(BaseFacts.decimal(answers.get(4).get(i)))));
        }
        return views;
    }

    private static Optional<String> text(Value value) {
        return value instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    BaseFacts facts() {
        return facts;
    }

    RfmScores scores() {
        return scores;
    }

    Places behaviour() {
        return behaviour;
    }

    OfferingMatrix matrix() {
        return matrix;
    }

    Market market() {
        return market;
    }

    StagePolicy stagePolicy() {
        return stagePolicy;
    }

    Stages stages() {
        return stages;
    }

    List<CustomerView> customers() {
        return customers;
    }

    List<Call> calls() {
        return calls;
    }
}
