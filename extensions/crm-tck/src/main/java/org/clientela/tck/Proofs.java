package org.clientela.tck;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** Which tests of a kit prove which clauses. */
final class Proofs {
    private Proofs() {}

    /** The tests by clause, in the order of their names; clauses without any are left out. */
    static Map<Clause, List<Method>> of(Class<? extends Kit> kit) {
        Map<Clause, List<Method>> proofs = new EnumMap<>(Clause.class);
        collect(kit, proofs);
        proofs.values().forEach(tests -> tests.sort(Comparator.comparing(Method::getName)));
        return proofs;
    }

    private static void collect(Class<?> type, Map<Clause, List<Method>> proofs) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Method method : c.getDeclaredMethods()) {
                Proves proves = method.getAnnotation(Proves.class);
                if (proves != null) {
                    proofs.computeIfAbsent(proves.value(), clause -> new ArrayList<>())
                            .add(method);
                }
            }
            for (Class<?> nested : c.getDeclaredClasses()) {
                if (nested.isAnnotationPresent(Nested.class)) {
                    collect(nested, proofs);
                }
            }
        }
    }

    /** What a test shows, without the clause it begins with. */
    static String title(Method test) {
        DisplayName name = test.getAnnotation(DisplayName.class);
        String title = name == null ? test.getName() : name.value();
        int space = title.indexOf(' ');
        return title.substring(space + 1);
    }
}
