package org.clientela.rule;

import java.util.List;
import org.clientela.attribute.Truth;
import org.clientela.profile.CustomerProfile;

/** An {@link InSegment} that knows the definition of its segment. Reads the same; never kept. */
record BoundSegment(String segment, Rule definition) implements Rule {
    BoundSegment {
        RuleTree.requireBounded(List.of(definition));
    }

    @Override
    public Truth test(CustomerProfile profile) {
        return definition.test(profile);
    }

    @Override
    public Explanation explain(CustomerProfile profile) {
        Explanation why = definition.explain(profile);
        return Explanation.of(toString(), why.truth(), List.of(why));
    }

    @Override
    public List<Rule> parts() {
        return List.of(definition);
    }

    @Override
    public String toString() {
        return RuleText.of(this);
    }
}
