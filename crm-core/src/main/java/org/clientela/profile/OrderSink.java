package org.clientela.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clientela.attribute.Value;
import org.clientela.event.EventColumn;
import org.jspecify.annotations.Nullable;

/** Takes the rows of an order file, and codes their texts. */
abstract class OrderSink {
    /** A column of texts, with the code it has in the current row. */
    static final class Target {
        private final String name;
        private final int field;
        private final CodeColumnBuilder column;
        private final Dictionary dictionary;
        private int code;

        Target(String name, int field, CodeColumnBuilder column) {
            this.name = name;
            this.field = field;
            this.column = column;
            this.dictionary = column.dictionary();
        }

        String name() {
            return name;
        }

        int code() {
            return code;
        }

        boolean isPresent() {
            return code != 0;
        }

        /** What the current row has. */
        Value value() {
            return dictionary.entry(code);
        }

        void copyTo(int row) {
            if (code != 0) {
                column.set(row, code);
            }
        }
    }

    private static final Map<OrderColumn, EventColumn> KEYS = Map.of(
            OrderColumn.REFERENCE, EventColumn.REFERENCE,
            OrderColumn.OFFERING, EventColumn.OFFERING,
            OrderColumn.CHANNEL, EventColumn.CHANNEL);

    private final OrderMapping mapping;
    private final List<Target> targets = new ArrayList<>();
    private final List<Target> customerTargets = new ArrayList<>();
    private final Target customer;

    /** The dictionaries are those of the given columns. */
    OrderSink(OrderMapping mapping, ColumnsBuilder columns) {
        this.mapping = mapping;
        KEYS.forEach((column, standard) -> {
            if (mapping.field(column) != OrderMapping.NONE) {
                targets.add(new Target(standard.name(), mapping.field(column), columns.coded(standard)));
            }
        });
        mapping.attributes()
                .forEach((field, name) -> targets.add(new Target(name, field, columns.coded(EventColumn.of(name)))));
        mapping.customerAttributes()
                .forEach(
                        (field, name) -> customerTargets.add(new Target(name, field, columns.customerAttribute(name))));
        customer =
                new Target("customer", mapping.field(OrderColumn.CUSTOMER), new CodeColumnBuilder(columns.customers()));
    }

    /** Takes a row that names a customer, or returns why it cannot. The customer comes last, so that bad rows make none. */
    final @Nullable String take(OrderRow row) {
        for (int i = 0; i < targets.size(); i++) {
            if (!code(row, targets.get(i))) {
                return unfit(row, targets.get(i));
            }
        }
        for (int i = 0; i < customerTargets.size(); i++) {
            if (!code(row, customerTargets.get(i))) {
                return unfit(row, customerTargets.get(i));
            }
        }
        if (!code(row, customer)) {
            return unfit(row, customer);
        }
        add(row, customer, targets, customerTargets);
        return null;
    }

    final OrderMapping mapping() {
        return mapping;
    }

    abstract void add(OrderRow row, Target customer, List<Target> targets, List<Target> customerTargets);

    private static String unfit(OrderRow row, Target target) {
        return row.problem(target.field, "holds a text that is too long, not UTF-8, or has control characters");
    }

    private static boolean code(OrderRow row, Target target) {
        CsvRow fields = row.fields();
        int start = fields.start(target.field);
        int length = fields.end(target.field) - start;
        try {
            target.code = length == 0 ? 0 : target.dictionary.code(fields.characters(), start, length);
            return true;
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }
}
