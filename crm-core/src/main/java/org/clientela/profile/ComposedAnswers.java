package org.clientela.profile;

import java.util.Objects;
import java.util.function.IntFunction;
import org.clientela.attribute.Value;

/** Answers that are put together when they are asked for. */
record ComposedAnswers(int size, IntFunction<Value> values) implements Answers {
    @Override
    public Value get(int index) {
        return values.apply(Objects.checkIndex(index, size));
    }
}
