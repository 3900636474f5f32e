package org.clientela.rule;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Objects;

/**
 * A rule as it is kept and sent: its JSON, and by which version of the form it was written. A value.
 *
 * <pre>{@code
 * String kept = Json.write(RuleDocument.of(rule));        // {"schema":1,"rule":{"rule":"test", … }}
 * Rule same = Json.read(kept, RuleDocument.class).rule();
 * }</pre>
 *
 * <p>The form is published as a JSON Schema, {@code docs/schema/rule-1.json}. A version that is not known here is refused by its
 * number, before anything of the rule is read; the bare JSON of a rule reads as version 1. What is no rule is refused with everything
 * that is wrong, each problem with its place in the JSON: the last cause of the exception is a {@link RuleException}.
 *
 * @param schema the version of the form, in [1, {@value #SCHEMA}]
 * @param rule what is kept
 */
@JsonDeserialize(using = RuleDocumentDeserializer.class)
public record RuleDocument(int schema, Rule rule) {
    /** The version that is written. */
    public static final int SCHEMA = 1;

    /** Refuses versions that are not known. */
    public RuleDocument {
        requireKnown(schema);
        Objects.requireNonNull(rule, "rule");
    }

    /**
     * A rule in the form of today.
     *
     * @param rule what is kept
     * @return of the latest version
     */
    public static RuleDocument of(Rule rule) {
        return new RuleDocument(SCHEMA, rule);
    }

    static void requireKnown(long schema) {
        if (schema < 1 || schema > SCHEMA) {
            throw new IllegalArgumentException(
                    "The rule is kept in the form of version (%d); those from 1 to %d are known.%nMaybe a newer Clientela wrote it?"
                            .formatted(schema, SCHEMA));
        }
    }
}
