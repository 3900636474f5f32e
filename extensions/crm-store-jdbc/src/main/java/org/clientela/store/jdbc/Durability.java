package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that what a database acknowledges is there to stay. */
final class Durability {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStorage.class);

    private final Dialect dialect;
    private final boolean strict;
    private final AtomicBoolean warned = new AtomicBoolean();

    Durability(Dialect dialect, boolean strict) {
        this.dialect = dialect;
        this.strict = strict;
    }

    /** At the opening: refuses unsafe settings, or warns of them once. */
    void check(Connection connection) throws SQLException {
        List<Weakness> weaknesses = dialect.weaknesses(connection);
        if (weaknesses.isEmpty()) {
            return;
        }
        if (strict) {
            throw new UnsafeSettingsException(weaknesses);
        }
        if (warned.compareAndSet(false, true)) {
            LOG.warn("{}", Weakness.message(weaknesses));
        }
    }

    /** Before each transaction: refuses settings that somebody has made unsafe since. */
    void checkAgain(Connection connection) throws SQLException {
        if (strict) {
            check(connection);
        }
    }
}
