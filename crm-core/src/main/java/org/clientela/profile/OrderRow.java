package org.clientela.profile;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.clientela.event.EventType;
import org.jspecify.annotations.Nullable;

/** One row of an order file, understood. One object serves all rows. */
final class OrderRow implements OrderCsv.Row {
    private final OrderMapping mapping;
    private final OrderSettings settings;
    private final CsvRow row;
    private final CsvTime times;
    private final CsvNumber quantity = new CsvNumber();
    private final CsvNumber unitPrice = new CsvNumber();
    private final CsvNumber amount = new CsvNumber();
    private final CsvNumber cost = new CsvNumber();
    private final CsvNumber rating = new CsvNumber();
    private final Dictionary references = Dictionary.ofValues();
    private final Map<String, EventType> types = new HashMap<>();
    private EventType type = EventType.PURCHASE;
    private long line;
    private long time;

    OrderRow(OrderMapping mapping, OrderSettings settings, CsvRow row) {
        this.mapping = mapping;
        this.settings = settings;
        this.row = row;
        this.times = new CsvTime(settings.zone(), settings.timeFormat());
    }

    /** Reads the fields, and returns why they cannot be, or null. */
    @Nullable String read(long newLine) {
        line = newLine;
        int timeField = mapping.field(OrderColumn.TIME);
        if (row.isBlank(timeField)) {
            return problem(timeField, "is empty");
        }
        time = times.read(row.characters(), row.start(timeField), row.end(timeField));
        if (time == CsvTime.UNREADABLE) {
            return problem(timeField, "is not a time of the expected format");
        }
        String problem = numbers();
        if (problem == null) {
            problem = currency();
        }
        return problem == null ? type() : problem;
    }

    private @Nullable String numbers() {
        String problem = number(OrderColumn.QUANTITY, quantity, false);
        problem = problem == null ? number(OrderColumn.RATING, rating, false) : problem;
        problem = problem == null ? number(OrderColumn.COST, cost, true) : problem;
        if (problem != null || mapping.field(OrderColumn.AMOUNT) != OrderMapping.NONE) {
            return problem == null ? number(OrderColumn.AMOUNT, amount, true) : problem;
        }
        problem = number(OrderColumn.UNIT_PRICE, unitPrice, true);
        if (problem == null) {
            amount.setProduct(quantity, unitPrice);
            problem = amount.fitsMoney() ? null : problem(mapping.field(OrderColumn.UNIT_PRICE), TOO_LONG);
        }
        return problem;
    }

    private static final String TOO_LONG = "has, or gives, a number of too many digits";

    private @Nullable String number(OrderColumn column, CsvNumber number, boolean money) {
        int field = mapping.field(column);
        if (field == OrderMapping.NONE) {
            number.clear();
            return null;
        }
        if (!number.read(row.characters(), row.start(field), row.end(field))) {
            return problem(field, "is not a number");
        }
        return (money ? number.fitsMoney() : number.fitsEvent()) ? null : problem(field, TOO_LONG);
    }

    private @Nullable String currency() {
        int field = mapping.field(OrderColumn.CURRENCY);
        boolean other = field != OrderMapping.NONE
                && !row.isBlank(field)
                && !row.text(field).equalsIgnoreCase(settings.currency().getCurrencyCode());
        return other ? problem(field, "is not (%s)".formatted(settings.currency())) : null;
    }

    private @Nullable String type() {
        int field = mapping.field(OrderColumn.TYPE);
        if (settings.typing().isPresent()) {
            try {
                type = Objects.requireNonNull(settings.typing().get().apply(this), "type");
            } catch (IllegalArgumentException e) {
                return "The type of the event cannot be told.";
            }
        } else if (field != OrderMapping.NONE && !row.isBlank(field)) {
            try {
                type = types.computeIfAbsent(row.text(field), text -> EventType.of(text.toLowerCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                return problem(field, "is not an event type");
            }
        } else {
            type = !quantity.isPresent() || quantity.signum() > 0
                    ? EventType.PURCHASE
                    : quantity.signum() < 0 ? EventType.RETURN : EventType.ADJUSTMENT;
        }
        if (type.equals(EventType.RETURN)) {
            quantity.makePositive();
            amount.makePositive();
            cost.makePositive();
        }
        return null;
    }

    /** What is wrong with a field, never what is in it. */
    String problem(int field, String what) {
        return "The column (%s) %s.".formatted(mapping.header().get(field), what);
    }

    CsvRow fields() {
        return row;
    }

    EventType eventType() {
        return type;
    }

    /** In microseconds since 1970. */
    long micros() {
        return time;
    }

    /** Of amount, cost, quantity or rating. */
    CsvNumber number(OrderColumn column) {
        return switch (column) {
            case AMOUNT -> amount;
            case COST -> cost;
            case RATING -> rating;
            default -> quantity;
        };
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public Instant time() {
        return Micros.instant(time);
    }

    @Override
    public String reference() {
        int field = mapping.field(OrderColumn.REFERENCE);
        if (field == OrderMapping.NONE || row.isBlank(field)) {
            return "";
        }
        int code = references.code(row.characters(), row.start(field), row.end(field) - row.start(field));
        return Columns.text(references.entry(code));
    }

    @Override
    public int sign() {
        return quantity.isPresent() ? quantity.signum() : 1;
    }

    @Override
    public Optional<BigDecimal> quantity() {
        return quantity.isPresent() ? Optional.of(quantity.number()) : Optional.empty();
    }

    @Override
    public String text(String column) {
        int field = mapping.header().indexOf(column);
        if (field < 0) {
            throw new NoSuchElementException(
                    "There is no column (%s).%nMaybe one of %s?".formatted(column, mapping.header()));
        }
        return row.text(field);
    }
}
