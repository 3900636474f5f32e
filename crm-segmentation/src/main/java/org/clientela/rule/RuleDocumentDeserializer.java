package org.clientela.rule;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Looks at the version before it reads the rule. */
final class RuleDocumentDeserializer extends StdDeserializer<RuleDocument> {
    private static final long serialVersionUID = 1L;

    RuleDocumentDeserializer() {
        super(RuleDocument.class);
    }

    @Override
    public RuleDocument deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode node = context.readTree(parser);
        boolean bare = node.path("rule").isTextual();
        try {
            if (!bare) {
                requireVersion(node);
            }
            JsonNode rule = bare ? node : node.path("rule");
            if (!rule.isObject()) {
                throw new IllegalArgumentException(
                        "The rule is missing.%nMaybe write {\"schema\": 1, \"rule\": {…}}?".formatted());
            }
            return RuleDocument.of(RuleJson.read(rule, context));
        } catch (IllegalArgumentException e) {
            throw JsonMappingException.from(parser, String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireVersion(JsonNode node) {
        JsonNode schema = node.path("schema");
        if (!schema.isIntegralNumber()) {
            throw new IllegalArgumentException(
                    "The version of the form is missing.%nMaybe write {\"schema\": 1, \"rule\": {…}}?".formatted());
        }
        RuleDocument.requireKnown(schema.canConvertToLong() ? schema.longValue() : 0);
    }
}
