package org.clientela.segment;

import com.fasterxml.jackson.databind.util.StdConverter;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleDocument;

/** The rule of a segment travels with the version of its form. */
final class KeptRule {
    private KeptRule() {}

    /** On the way out. */
    static final class Writing extends StdConverter<Rule, RuleDocument> {
        @Override
        public RuleDocument convert(Rule rule) {
            return RuleDocument.of(rule);
        }
    }

    /** On the way in. */
    static final class Reading extends StdConverter<RuleDocument, Rule> {
        @Override
        public Rule convert(RuleDocument document) {
            return document.rule();
        }
    }
}
