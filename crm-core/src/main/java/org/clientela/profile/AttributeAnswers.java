package org.clientela.profile;

import org.clientela.attribute.Value;

/** An attribute needs no pass over the events. */
record AttributeAnswers(Columns columns, String name) implements Answers {
    @Override
    public int size() {
        return columns.size();
    }

    @Override
    public Value get(int index) {
        return name.equals("id") ? Value.of(columns.customer(index).value()) : columns.attribute(name, index);
    }
}
