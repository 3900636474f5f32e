package org.clientela.store.jdbc;

class PostgresqlStorageTest extends JdbcStorageCases {
    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }
}
