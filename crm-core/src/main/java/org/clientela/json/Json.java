package org.clientela.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Objects;
import java.util.stream.Stream;
import org.clientela.internal.JsonFault;
import org.clientela.text.SyntaxException;

/**
 * The JSON of Clientela. Absent parts are left out, times are ISO 8601, numbers stay exact, unknown fields are passed
 * over, duplicate ones are refused, and so is a number where a text belongs or the other way round. Thread-safe.
 *
 * <pre>{@code
 * String text = Json.write(customer);
 * Customer same = Json.read(text, Customer.class);
 * }</pre>
 */
public final class Json {
    /** Reading recurses: rules of the greatest depth fit, and so does the stack of a thread of the usual size. */
    private static final int MAX_DEPTH = 300;

    private static final int MAX_SHOWN = 2_000;
    private static final JsonMapper MAPPER = newMapper();

    private Json() {}

    /**
     * A mapper that a host may configure further: each call gives a new one.
     *
     * @return reads and writes every public type of Clientela
     */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    /**
     * Writes a value.
     *
     * @param value of a public type of Clientela
     * @return one line of JSON
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(Objects.requireNonNull(value, "value"));
        } catch (JsonProcessingException e) {
            throw new JsonException(
                    "A %s cannot be written as JSON.".formatted(value.getClass().getSimpleName()), e);
        }
    }

    /**
     * Reads a value.
     *
     * @param json as {@link #write} gives it, perhaps with further fields
     * @param type of the value
     * @param <T> the same
     * @return the value
     * @throws JsonException if it is no JSON or contradicts itself; the message has the place and no content
     */
    public static <T> T read(String json, Class<T> type) {
        Objects.requireNonNull(json, "json");
        T value;
        try {
            value = MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new JsonException(message(e, type), e);
        } catch (NumberFormatException e) {
            throw new JsonException(
                    "The JSON of a %s is refused: a number in it has too large an exponent.%nMaybe write it as a text?"
                            .formatted(type.getSimpleName()),
                    e);
        }
        if (value == null) {
            throw new JsonException("The JSON is null where a %s is expected.".formatted(type.getSimpleName()), null);
        }
        return value;
    }

    private static String message(JsonProcessingException e, Class<?> type) {
        JsonLocation location = e.getLocation();
        String place = location == null
                ? ""
                : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        String path = JsonFault.path(e);
        String field = path.isEmpty() ? "" : " in " + path.substring(path.charAt(0) == '.' ? 1 : 0);
        if (e instanceof StreamConstraintsException) {
            return "The JSON of a %s is refused%s: it nests more than %d deep, or a number or text in it is too long.%nMaybe it was not written by Clientela?"
                    .formatted(type.getSimpleName(), place, MAX_DEPTH);
        }
        return JsonFault.reason(e)
                .map(reason -> "The JSON of a %s is refused%s%s: %s"
                        .formatted(type.getSimpleName(), field, place, shown(String.valueOf(reason.getMessage()))))
                .orElseGet(() -> "The JSON does not fit a %s%s%s.%nMaybe compare it with what Json.write gives for one?"
                        .formatted(type.getSimpleName(), field, place));
    }

    /** What a type said of its content, of which a reason may be long or hold what does not show. */
    private static String shown(String message) {
        String visible = SyntaxException.visible(message.substring(0, Math.min(message.length(), MAX_SHOWN)));
        return message.length() > MAX_SHOWN ? visible + "…" : visible;
    }

    private static JsonMapper newMapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> Stream.of(
                                        CoercionInputShape.Integer,
                                        CoercionInputShape.Float,
                                        CoercionInputShape.Boolean)
                                .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
        JsonMapper mapper = builder.build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return mapper;
    }
}
