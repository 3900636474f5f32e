package org.clientela.examples.retail;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clientela.Crm;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.lifecycle.InferredStage;
import org.clientela.lifecycle.Lifecycles;
import org.clientela.lifecycle.Stage;
import org.clientela.lifecycle.StagePolicy;
import org.clientela.profile.CustomerProfile;

/** Where each customer stands with each article, as the standard policy infers it from what happened. */
final class Stages {
    private final Map<Stage, Integer> relations = new EnumMap<>(Stage.class);
    private final Map<Stage, Integer> customers = new EnumMap<>(Stage.class);
    private final Map<CustomerId, Stage> byCustomer = new HashMap<>();

    private Stages() {}

    static Stages of(Crm crm, StagePolicy policy) {
        Stages stages = new Stages();
        List<Customer> customers = crm.customers().all().toList();
        try (Progress progress = new Progress("inferring stages")) {
            for (int i = 0; i < customers.size(); i++) {
                stages.add(crm.profile(customers.get(i)), policy);
                progress.of(i, customers.size());
            }
        }
        return stages;
    }

    private void add(CustomerProfile profile, StagePolicy policy) {
        List<Stage> ofAll = policy.infer(profile.events(), profile.asOf(), profile.zone()).values().stream()
                .map(InferredStage::stage)
                .toList();
        ofAll.forEach(stage -> relations.merge(stage, 1, Integer::sum));
        Lifecycles.rollUp(ofAll).ifPresent(stage -> {
            customers.merge(stage, 1, Integer::sum);
            byCustomer.put(profile.id(), stage);
        });
    }

    /** Of a customer with an article. */
    Map<Stage, Integer> relations() {
        return relations;
    }

    /** Of customers as a whole. */
    Map<Stage, Integer> customers() {
        return customers;
    }

    Optional<Stage> of(CustomerId customer) {
        return Optional.ofNullable(byCustomer.get(customer));
    }
}
