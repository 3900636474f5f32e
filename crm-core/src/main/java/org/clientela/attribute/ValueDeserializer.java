package org.clientela.attribute;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads a value from any JSON; null is {@link Value#missing()} and not an absent Java object. */
final class ValueDeserializer extends StdDeserializer<Value> {
    private static final long serialVersionUID = 1L;

    ValueDeserializer() {
        super(Value.class);
    }

    @Override
    public Value deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode node = context.readTree(parser);
        try {
            return Value.fromJson(node);
        } catch (IllegalArgumentException e) {
            throw JsonMappingException.from(parser, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Value getNullValue(DeserializationContext context) {
        return Value.missing();
    }
}
