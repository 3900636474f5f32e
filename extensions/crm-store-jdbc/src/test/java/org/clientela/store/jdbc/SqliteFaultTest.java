package org.clientela.store.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

class SqliteFaultTest extends FaultCases {
    private static final int BUSY = 5;
    private static final int IO = 10;

    @TempDir
    static Path directory;

    private static int files;

    @Override
    TestDatabase fresh() {
        return TestDatabase.sqlite(directory.resolve("crm" + files++ + ".db"));
    }

    @Override
    SQLException failure() {
        return new SQLException("disk I/O error, planted", null, IO);
    }

    @Override
    SQLException lost() {
        return failure();
    }

    @Override
    SQLException conflict() {
        return new SQLException("database is locked, planted", null, BUSY);
    }

    @Override
    boolean isCommit(String what) {
        return what.equals("COMMIT");
    }
}
