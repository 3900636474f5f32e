package org.clientela.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clientela.attribute.Truth;

/** The fewest tests of an explanation that would have to turn out otherwise. */
final class NearestMiss {
    private NearestMiss() {}

    static List<Explanation> of(Explanation explanation) {
        return changes(explanation, Truth.TRUE).orElse(List.of());
    }

    /** Empty if no tests could bring it about. */
    private static Optional<List<Explanation>> changes(Explanation part, Truth wanted) {
        if (part.truth() == wanted) {
            return Optional.of(List.of());
        }
        if (part.ofTest()) {
            return Optional.of(List.of(part));
        }
        Truth ofParts = part.subject().equals(Explanation.NOT) ? wanted.not() : wanted;
        boolean every = part.subject().equals(Explanation.ANY_OF) ? wanted == Truth.FALSE : wanted == Truth.TRUE;
        return every ? ofEach(part.parts(), ofParts) : cheapest(part.parts(), ofParts);
    }

    private static Optional<List<Explanation>> ofEach(List<Explanation> parts, Truth wanted) {
        List<Explanation> all = new ArrayList<>();
        for (Explanation part : parts) {
            Optional<List<Explanation>> changes = changes(part, wanted);
            if (changes.isEmpty()) {
                return changes;
            }
            all.addAll(changes.get());
        }
        return Optional.of(all);
    }

    private static Optional<List<Explanation>> cheapest(List<Explanation> parts, Truth wanted) {
        return parts.stream().flatMap(part -> changes(part, wanted).stream()).min(Comparator.comparingInt(List::size));
    }
}
