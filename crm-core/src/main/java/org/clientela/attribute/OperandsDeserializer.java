package org.clientela.attribute;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the operands of a {@link Criterion}, and stops where they become too many. */
final class OperandsDeserializer extends StdDeserializer<List<Value>> {
    private static final long serialVersionUID = 1L;

    OperandsDeserializer() {
        super(List.class);
    }

    @Override
    public List<Value> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            throw refused(parser, "The operands are no list.%nMaybe put it into brackets?".formatted());
        }
        List<Value> operands = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (operands.size() == Criterion.MAX_OPERANDS) {
                throw refused(
                        parser,
                        "There are more than (%d) operands.%nMaybe keep the answer as an attribute?"
                                .formatted(Criterion.MAX_OPERANDS));
            }
            operands.add(
                    parser.currentToken() == JsonToken.VALUE_NULL
                            ? Value.missing()
                            : context.readValue(parser, Value.class));
        }
        return operands;
    }

    @Override
    public List<Value> getNullValue(DeserializationContext context) {
        return List.of();
    }

    private static JsonMappingException refused(JsonParser parser, String message) {
        return JsonMappingException.from(parser, message, new IllegalArgumentException(message));
    }
}
