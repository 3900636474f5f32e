package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqliteKillTest extends KillCases {
    private Path file() {
        return directory.resolve("crm.db");
    }

    @Override
    JdbcStorage reopen() {
        return JdbcStorage.sqlite(file());
    }

    @Override
    List<String> place() {
        return List.of("sqlite", file().toString());
    }

    @Test
    void wouldNoticeAWriterThatAcknowledgesTooEarly() {
        Damage damage = untilItShows(Damage::lost, KilledWriter.Manner.ACKNOWLEDGED_TOO_EARLY);

        assertThat(damage.lost())
                .as("acknowledged units of work that are not there, of %s", damage)
                .isPositive();
    }

    @Test
    void wouldNoticeAWriterThatWritesOneByOne() {
        Damage damage = untilItShows(Damage::half, KilledWriter.Manner.ONE_BY_ONE);

        assertThat(damage.half())
                .as("units of work that are there by half, of %s", damage)
                .isPositive();
    }
}
