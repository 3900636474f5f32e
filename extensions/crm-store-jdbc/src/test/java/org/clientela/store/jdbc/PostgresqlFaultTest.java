package org.clientela.store.jdbc;

import java.sql.SQLException;

class PostgresqlFaultTest extends FaultCases {
    @Override
    TestDatabase fresh() {
        return new TestDatabase(new PostgresqlDialect(false), Postgres.freshSchema());
    }

    @Override
    SQLException failure() {
        return new SQLException("disk failure, planted", "58030");
    }

    @Override
    SQLException lost() {
        return new SQLException("connection lost, planted", "08006");
    }

    @Override
    SQLException conflict() {
        return new SQLException("could not serialize access, planted", "40001");
    }

    @Override
    boolean isCommit(String what) {
        return what.equals("commit");
    }
}
