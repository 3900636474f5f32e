package org.clientela.store.jdbc;

import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresqlKillTest extends KillCases {
    private final PGSimpleDataSource dataSource = Postgres.freshSchema();

    @Override
    JdbcStorage reopen() {
        return JdbcStorage.postgresql(new TestPool(dataSource, 2, true).dataSource());
    }

    @Override
    List<String> place() {
        return List.of("postgresql", dataSource.getURL() + "&user=" + dataSource.getUser());
    }
}
