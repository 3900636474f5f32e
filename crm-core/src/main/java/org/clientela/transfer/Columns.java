package org.clientela.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clientela.attribute.AttributeKey;
import org.jspecify.annotations.Nullable;

/** The columns of a CSV file of some content: those every such file may have, and those of the host's attributes. */
final class Columns {
    static final String ATTRIBUTES = "attributes";

    private static final Map<Content, List<Column>> STANDARD = Map.of(
            Content.OFFERINGS,
            columns("id name kind line tier positioning price cost quality brand packaging returnsPolicy.days:NUMBER"
                    + " returnsPolicy.responses:LIST coverage serviceLevel eligibleKinds:LIST salesChannels:LIST"
                    + " associations:JSON"),
            Content.CUSTOMERS,
            columns(
                    "id kind party.type party.name party.industry party.givenName party.familyName party.birthDate country"
                            + " since contactPoints:JSON identifiers:JSON relationships:JSON coverage:JSON"
                            + " preferences.channel preferences.language preferences.zone preferences.interests:LIST"
                            + " tags:LIST"),
            Content.EVENTS,
            columns("id customer type occurredAt recordedAt amount cost quantity:NUMBER offering channel rating:NUMBER"
                    + " reference source note"));

    /** The fields of a row, by what it is of. */
    private static final Map<Content, Set<String>> FIELDS = STANDARD.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry -> Stream.concat(
                                    Stream.of(ATTRIBUTES),
                                    entry.getValue().stream().map(Column::top))
                            .collect(Collectors.toUnmodifiableSet())));

    private static final Set<String> ALL_FIELDS =
            FIELDS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    /** What those fields hold that a person may well get wrong. */
    private static final Map<String, String> EXPECTATIONS = Map.ofEntries(
            Map.entry("id", "expected 1 to 200 visible characters"),
            Map.entry("customer", "expected 1 to 200 visible characters"),
            Map.entry("occurredAt", "expected a time, as in 2026-03-01T10:00:00Z"),
            Map.entry("recordedAt", "expected a time, as in 2026-03-01T10:00:00Z"),
            Map.entry("country", "expected an ISO 3166-1 code of two capital letters, as in DE"),
            Map.entry("since", "expected a date, as in 2026-03-01"),
            Map.entry("price", "expected an amount, as in EUR 12.30"),
            Map.entry("cost", "expected an amount, as in EUR 12.30"),
            Map.entry("amount", "expected an amount, as in EUR 12.30"),
            Map.entry("quantity", "expected a number of at most 18 digits"),
            Map.entry("rating", "expected a number of at most 18 digits"),
            Map.entry("tier", "expected BASIC, MID_RANGE or PREMIUM"),
            Map.entry("brand", "expected BRANDED or GENERIC"),
            Map.entry("contactPoints", "expected addresses of the form name@domain and numbers as in +4930123456"));

    private static final String KINDS = "expected INDUSTRIAL, CONSUMER, INSTITUTIONAL or GOVERNMENT";

    private final Content content;
    private final List<Column> all;
    private final Column attributes = new Column(ATTRIBUTES, "", ATTRIBUTES, Cell.JSON);

    private Columns(Content content, List<Column> all) {
        this.content = content;
        this.all = all;
    }

    /** With a column for each attribute that is declared; all others share one. */
    static Columns of(Content content, Collection<AttributeKey<?>> keys) {
        List<Column> all = new ArrayList<>(standard(content));
        keys.forEach(key -> all.add(Column.attribute(key.name(), Cell.of(key.type()))));
        return new Columns(content, List.copyOf(all));
    }

    List<String> headings() {
        List<String> headings = new ArrayList<>();
        all.forEach(column -> headings.add(column.name()));
        headings.add(ATTRIBUTES);
        return headings;
    }

    /** The cells of a row, null where there is nothing. Attributes that have no column of their own, or another type, come last. */
    List<@Nullable String> cells(ObjectNode row) {
        List<@Nullable String> cells = new ArrayList<>();
        ObjectNode others = row.path(ATTRIBUTES).deepCopy() instanceof ObjectNode object ? object : Trees.empty();
        for (Column column : all) {
            Optional<String> cell = column.read(row);
            if (column.isAttribute() && cell.isPresent()) {
                others.remove(column.field());
            }
            boolean isNumber = column.cell() == Cell.NUMBER;
            cells.add(cell.map(text -> isNumber ? text : Inert.done(text)).orElse(null));
        }
        cells.add(attributes.cell().write(others).map(Inert::done).orElse(null));
        return cells;
    }

    /** The column under a heading; an attribute that is not declared is a text. */
    Optional<Column> find(String heading) {
        if (heading.equals(ATTRIBUTES)) {
            return Optional.of(attributes);
        }
        if (content == Content.CUSTOMERS && (heading.equals("email") || heading.equals("phone"))) {
            return Optional.of(new Column(heading, "", heading, Cell.LIST));
        }
        return all.stream()
                .filter(column -> column.name().equals(heading))
                .findFirst()
                .or(() -> Optional.of(heading)
                        .filter(name -> name.startsWith(Column.ATTRIBUTE) && name.length() > Column.ATTRIBUTE.length())
                        .map(name -> Column.attribute(name.substring(Column.ATTRIBUTE.length()), Cell.TEXT)));
    }

    /** What the cells of a row make of what was there: columns the file does not have leave it alone. */
    UnaryOperator<ObjectNode> overlay(List<@Nullable Column> columns, List<@Nullable String> cells) {
        return before -> {
            ObjectNode row = before.deepCopy();
            int shared = columns.indexOf(attributes);
            if (shared >= 0) {
                set(row, attributes, cells.get(shared));
            }
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                boolean isSaidElsewhere = shared >= 0 && cells.get(i) == null;
                if (column != null && i != shared && !(column.isAttribute() && isSaidElsewhere)) {
                    set(row, column, cells.get(i));
                }
            }
            return tidied(row);
        };
    }

    private static void set(ObjectNode row, Column column, @Nullable String text) {
        JsonNode value = text == null ? null : value(column, text);
        if (column.name().equals("email") || column.name().equals("phone")) {
            Contacts.add(row, column.name(), value);
        } else {
            column.write(row, value);
        }
    }

    /** An empty text is one, and so is one in a list; an empty number is none. */
    private static @Nullable JsonNode value(Column column, String text) {
        Cell cell = column.cell();
        if (text.isEmpty() && cell != Cell.TEXT && cell != Cell.LIST) {
            return null;
        }
        Trees.requireKeepable(column.top(), text);
        return cell.read(column.top(), cell == Cell.NUMBER ? text : Inert.undone(text));
    }

    /** Without objects of which nothing is left, and with the type of the party, where its name tells. */
    private static ObjectNode tidied(ObjectNode row) {
        if (row.get("party") instanceof ObjectNode party && !party.isEmpty() && !party.hasNonNull("type")) {
            party.put("type", party.has("givenName") || party.has("familyName") ? "person" : "organization");
        }
        for (String object : List.of("party", "preferences", "returnsPolicy")) {
            if (row.get(object) instanceof ObjectNode node && node.isEmpty()) {
                row.remove(object);
            }
        }
        return row;
    }

    static boolean isField(Content content, String name) {
        return FIELDS.getOrDefault(content, Set.of()).contains(name);
    }

    /** Whether a row of any content has such a field, so that its name may be said. */
    static boolean isField(String name) {
        return ALL_FIELDS.contains(name);
    }

    static String expectation(Content content, String field) {
        if (content == Content.CUSTOMERS && field.equals("kind")) {
            return KINDS;
        }
        return EXPECTATIONS.getOrDefault(field, "holds what it cannot hold");
    }

    private static List<Column> standard(Content content) {
        return STANDARD.getOrDefault(content, List.of());
    }

    private static List<Column> columns(String names) {
        List<Column> columns = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            int colon = name.indexOf(':');
            columns.add(
                    colon < 0
                            ? Column.of(name, Cell.TEXT)
                            : Column.of(name.substring(0, colon), Cell.valueOf(name.substring(colon + 1))));
        }
        return List.copyOf(columns);
    }
}
