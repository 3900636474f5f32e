package org.clientela.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clientela.event.EventColumn;
import org.clientela.text.Suggestion;

/**
 * Which column of a file is what.
 *
 * @param header the headings, in order
 * @param fields the number of each column that is known
 * @param attributes names of event attributes by number
 * @param customerAttributes names of customer attributes by number
 */
record OrderMapping(
        List<String> header,
        Map<OrderColumn, Integer> fields,
        Map<Integer, String> attributes,
        Map<Integer, String> customerAttributes) {
    static final int NONE = -1;

    /** What was declared, and for the rest what the headings say. All that is wrong is said at once. */
    static OrderMapping of(Path file, List<String> header, OrderSettings settings) {
        requireUsable(file, header, settings);
        Map<OrderColumn, Integer> fields = new EnumMap<>(OrderColumn.class);
        settings.columns().forEach((column, heading) -> fields.put(column, header.indexOf(heading)));
        List<String> free = new ArrayList<>(header);
        free.removeIf(String::isEmpty);
        declared(settings).forEach(free::remove);
        for (OrderColumn column : OrderColumn.values()) {
            boolean priced = column == OrderColumn.UNIT_PRICE && fields.containsKey(OrderColumn.AMOUNT);
            if (!fields.containsKey(column) && !priced) {
                column.detect(free).ifPresent(heading -> {
                    fields.put(column, header.indexOf(heading));
                    free.remove(heading);
                });
            }
        }
        requireMandatory(file, header, fields);
        Map<Integer, String> attributes = new LinkedHashMap<>();
        settings.attributes().forEach((heading, name) -> attributes.put(header.indexOf(heading), name));
        if (settings.others()) {
            free.forEach(heading -> attributes.put(header.indexOf(heading), attributeName(heading)));
        }
        Map<Integer, String> customerAttributes = new LinkedHashMap<>();
        settings.customerAttributes().forEach((heading, name) -> customerAttributes.put(header.indexOf(heading), name));
        return new OrderMapping(header, fields, attributes, customerAttributes);
    }

    /** The number of a column, or {@link #NONE}. */
    int field(OrderColumn column) {
        return fields.getOrDefault(column, NONE);
    }

    /** The columns whose content matters. */
    boolean[] wanted(boolean all) {
        boolean[] wanted = new boolean[header.size()];
        for (int field = 0; field < wanted.length; field++) {
            wanted[field] = all
                    || fields.containsValue(field)
                    || attributes.containsKey(field)
                    || customerAttributes.containsKey(field);
        }
        return wanted;
    }

    private static Set<String> declared(OrderSettings settings) {
        return Stream.of(
                        settings.columns().values().stream(),
                        settings.attributes().keySet().stream(),
                        settings.customerAttributes().keySet().stream(),
                        settings.without().stream())
                .flatMap(headings -> headings)
                .collect(Collectors.toSet());
    }

    private static void requireUsable(Path file, List<String> header, OrderSettings settings) {
        Set<String> seen = new HashSet<>();
        for (String heading : header) {
            if (!heading.isEmpty() && !seen.add(heading)) {
                throw new IllegalArgumentException(
                        "The file (%s) has two columns with the heading (%s).%nMaybe rename one of them?"
                                .formatted(file, heading));
            }
        }
        List<String> unknown = declared(settings).stream()
                .filter(heading -> !header.contains(heading))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            String hints = unknown.stream()
                    .map(heading -> Suggestion.hint(heading, seen))
                    .distinct()
                    .collect(Collectors.joining(System.lineSeparator()));
            throw new IllegalArgumentException(
                    "The file (%s) has no column (%s).%n%s".formatted(file, String.join("), (", unknown), hints));
        }
    }

    private static void requireMandatory(Path file, List<String> header, Map<OrderColumn, Integer> fields) {
        List<OrderColumn> missing = Stream.of(OrderColumn.CUSTOMER, OrderColumn.TIME)
                .filter(column -> !fields.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "None of the columns %s of the file (%s) is known to be the %s.%nMaybe declare it, as in OrderCsv.in(zone, currency).%s?"
                            .formatted(
                                    header,
                                    file,
                                    missing.stream().map(OrderColumn::method).collect(Collectors.joining(" or the ")),
                                    missing.stream()
                                            .map(column -> column.method() + "(\"…\")")
                                            .collect(Collectors.joining("."))));
        }
    }

    /** Every event has the standard columns, so an attribute cannot be named like one. */
    private static String attributeName(String heading) {
        return EventColumn.of(Objects.requireNonNull(heading)).isAttribute() ? heading : heading + "-column";
    }
}
