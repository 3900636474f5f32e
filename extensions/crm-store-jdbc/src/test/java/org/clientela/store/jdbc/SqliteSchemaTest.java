package org.clientela.store.jdbc;

class SqliteSchemaTest extends SchemaCases {
    private int files;

    @Override
    TestDatabase fresh() {
        return TestDatabase.sqlite(directory.resolve("fresh" + files++ + ".db"));
    }

    @Override
    String kind() {
        return "sqlite";
    }

    @Override
    String place() {
        return directory.toString();
    }
}
