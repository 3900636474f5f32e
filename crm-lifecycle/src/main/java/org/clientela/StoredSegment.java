package org.clientela;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.profile.Vocabulary;
import org.clientela.segment.Segment;
import org.jspecify.annotations.Nullable;

/**
 * A definition as a storage keeps it: the JSON of a {@link Segment}, or what once was one and can no longer be read, so that it does
 * not take the others with it. Immutable.
 */
public final class StoredSegment {
    /** What an unreadable definition without a name is called. */
    static final String NAMELESS = "(without a name)";

    private final Object body;
    private final @Nullable Segment segment;
    private final String problem;

    /** The vocabulary that the rule was last found to fit: a memory only, which changes no answer. */
    private volatile @Nullable Vocabulary fitting;

    private StoredSegment(Object body, @Nullable Segment segment, String problem) {
        this.body = body;
        this.segment = segment;
        this.problem = problem;
    }

    /**
     * A definition to be kept.
     *
     * @param segment that can be read
     * @return the same
     */
    public static StoredSegment of(Segment segment) {
        return new StoredSegment(segment, segment, "");
    }

    /**
     * What a storage has, whatever it is.
     *
     * @param body JSON as maps, lists, texts and numbers
     * @return the definition, or the reason why it is none
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StoredSegment read(Object body) {
        try {
            Segment segment = Json.read(Json.write(body), Segment.class);
            return new StoredSegment(body, segment, "");
        } catch (JsonException e) {
            return new StoredSegment(body, null, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Its name, by which it is kept.
     *
     * @return also if the rest cannot be read
     */
    public String name() {
        if (segment != null) {
            return segment.name();
        }
        return field("name") instanceof String name && !name.isBlank() ? name : NAMELESS;
    }

    /**
     * The definition.
     *
     * @return empty if it cannot be read
     */
    public Optional<Segment> segment() {
        return Optional.ofNullable(segment);
    }

    /** Whether it can be read and fits a vocabulary. A rule is held against the same one once. */
    boolean fits(Vocabulary vocabulary) {
        boolean fits = segment != null
                && (fitting == vocabulary || segment.rule().check(vocabulary).isEmpty());
        if (fits) {
            fitting = vocabulary;
        }
        return fits;
    }

    /** Why it cannot be read. */
    String problem() {
        return problem;
    }

    /** Its version, as far as that can be read. */
    int version() {
        return segment != null ? segment.version() : field("version") instanceof Integer version ? version : 0;
    }

    /**
     * What is kept.
     *
     * @return as JSON has it
     */
    @JsonValue
    public Object body() {
        return body;
    }

    private @Nullable Object field(String name) {
        return body instanceof Map<?, ?> fields ? fields.get(name) : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredSegment stored
                && (segment == null ? stored.body.equals(body) : segment.equals(stored.segment));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name());
    }

    /**
     * The name.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "StoredSegment[" + name() + "]";
    }
}
