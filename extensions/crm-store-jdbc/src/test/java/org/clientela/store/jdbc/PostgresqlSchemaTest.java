package org.clientela.store.jdbc;

import org.postgresql.ds.PGSimpleDataSource;

class PostgresqlSchemaTest extends SchemaCases {
    @Override
    TestDatabase fresh() {
        return new TestDatabase(new PostgresqlDialect(false), Postgres.freshSchema());
    }

    @Override
    String kind() {
        return "postgresql";
    }

    @Override
    String place() {
        PGSimpleDataSource dataSource = Postgres.freshSchema();
        return dataSource.getURL() + "&user=" + dataSource.getUser();
    }
}
