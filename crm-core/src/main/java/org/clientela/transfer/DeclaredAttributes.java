package org.clientela.transfer;

import java.util.ArrayList;
import java.util.List;
import org.clientela.attribute.AttributeKey;
import org.clientela.event.EventColumn;
import org.clientela.profile.Vocabulary;

/** The attributes that a host has declared in its vocabulary. It declares none of offerings. */
final class DeclaredAttributes {
    private DeclaredAttributes() {}

    static List<AttributeKey<?>> of(Content content, Vocabulary vocabulary) {
        List<AttributeKey<?>> keys = new ArrayList<>();
        switch (content) {
            case CUSTOMERS ->
                vocabulary.attributes().forEach((name, type) -> {
                    if (Vocabulary.standard().attributeType(name).isEmpty()) {
                        keys.add(AttributeKey.of(name, type));
                    }
                });
            case EVENTS ->
                vocabulary.eventColumns().stream()
                        .map(EventColumn::of)
                        .filter(EventColumn::isAttribute)
                        .forEach(column -> vocabulary
                                .columnType(column)
                                .ifPresent(type -> keys.add(AttributeKey.of(column.name(), type))));
            case OFFERINGS -> {}
        }
        return keys;
    }
}
