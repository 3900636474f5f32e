package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Sees to it that what a database acknowledges is there to stay. */
final class Durability {
    private final Dialect dialect;
    private final boolean strict;
    private final Consumer<String> warning;

    /** Which refuses, or else hands what it has to say to {@code warning}. */
    Durability(Dialect dialect, boolean strict, Consumer<String> warning) {
        this.dialect = dialect;
        this.strict = strict;
        this.warning = warning;
    }

    /** At the opening: refuses unsafe settings, or warns of them. */
    void check(Connection connection) throws SQLException {
        List<Weakness> weaknesses = dialect.weaknesses(connection);
        if (weaknesses.isEmpty()) {
            return;
        }
        if (strict) {
            throw new UnsafeSettingsException(weaknesses);
        }
        warning.accept(Weakness.message(weaknesses));
    }

    /** Before each transaction: refuses settings that somebody has made unsafe since. */
    void checkAgain(Connection connection) throws SQLException {
        if (strict) {
            check(connection);
        }
    }
}
