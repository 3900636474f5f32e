package org.clientela.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.clientela.customer.CustomerKind;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The twenty segments in DuckDB: in memory, loaded once in customer order with the smallest types that do, and one statement that
 * groups the events once, joins the customers and counts. What is slow there is said in the way it likes: different categories as
 * bits, the channel of the last purchase as the largest of its row and its channel.
 */
final class WorkloadDuckDb implements AutoCloseable {
    private static final int LAST = Workload.DAYS - 1;

    private final Connection connection;

    private WorkloadDuckDb(Connection connection) {
        this.connection = connection;
    }

    /** Loads a workload. Two threads, as for the others. */
    static WorkloadDuckDb load(Workload workload, int threads) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("""
                    CREATE TABLE customers (id INTEGER, kind TINYINT, country TINYINT, born SMALLINT, joined SMALLINT,
                        channel TINYINT, consent BOOLEAN, satisfaction TINYINT)""");
            statement.execute("""
                    CREATE TABLE events (customer INTEGER, place INTEGER, type TINYINT, day SMALLINT, cents INTEGER,
                        category TINYINT, channel TINYINT)""");
        }
        append(workload, connection.unwrap(DuckDBConnection.class));
        return new WorkloadDuckDb(connection);
    }

    private static void append(Workload workload, DuckDBConnection connection) throws SQLException {
        try (DuckDBAppender customers = connection.createAppender("main", "customers")) {
            for (int i = 0; i < workload.customers; i++) {
                customers.beginRow();
                customers.append(i);
                customers.append(workload.kind[i]);
                customers.append(workload.country[i]);
                customers.append(workload.birthYear[i]);
                customers.append(workload.joinedDay[i]);
                customers.append(workload.preferredChannel[i]);
                customers.append(workload.consent[i]);
                customers.append(workload.satisfaction[i]);
                customers.endRow();
            }
        }
        try (DuckDBAppender events = connection.createAppender("main", "events")) {
            for (int i = 0; i < workload.customers; i++) {
                for (int event = workload.offsets[i]; event < workload.offsets[i + 1]; event++) {
                    events.beginRow();
                    events.append(i);
                    events.append(event);
                    events.append(workload.type[event]);
                    events.append((short) workload.day[event]);
                    events.append(workload.cents[event]);
                    events.append(workload.category[event]);
                    events.append(workload.channel[event]);
                    events.endRow();
                }
            }
        }
    }

    /**
     * The counts of the twenty segments.
     *
     * @param early whether types are told apart before all else
     */
    long[] run(boolean early) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(statement(early))) {
            result.next();
            long[] counts = new long[WorkloadSegments.COUNT];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = result.getLong(i + 1);
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String since(int days) {
        return "day > " + (LAST - days);
    }

    /** In the one way types are tested in each aggregate, in the other there are columns for that, computed first. */
    private static String statement(boolean early) {
        String source = early
                ? "(SELECT customer, place, day, category, channel, type = 0 AS p, type = 1 AS r, type = 2 AS c, cents FROM events)"
                : "events";
        String p = early ? "p" : "type = 0";
        String r = early ? "r" : "type = 1";
        String c = early ? "c" : "type = 2";
        String facts = "SELECT customer, "
                + "count(*) FILTER (" + p + ") AS n, "
                + "count(*) FILTER (" + p + " AND " + since(90) + ") AS n90, "
                + "count(*) FILTER (" + p + " AND " + since(180) + ") AS n180, "
                + "sum(cents) FILTER (" + p + ") AS s, "
                + "sum(cents) FILTER (" + p + " AND " + since(365) + ") AS s365, "
                + "sum(cents) FILTER (" + p + " AND " + since(90) + ") AS s90, "
                + "sum(cents) FILTER (" + p + " AND " + since(180) + " AND NOT " + since(90) + ") AS b90, "
                + "max(cents) FILTER (" + p + ") AS most, "
                + "min(day) FILTER (" + p + ") AS first_day, "
                + "max(place::BIGINT * 4 + channel) FILTER (" + p + ") AS last_place, "
                + "bit_or(1::BIGINT << category) FILTER (" + p + " AND " + since(365) + ") AS categories, "
                + "count(*) FILTER (" + p + " AND category = 7 AND " + since(60) + ") AS seventh, "
                + "count(*) FILTER (" + r + ") AS returns, "
                + "count(*) FILTER (" + c + " AND " + since(30) + ") AS c30 "
                + "FROM " + source + " GROUP BY customer";
        String frequent = "coalesce(n90, 0) >= 3";
        String lapsed = "(coalesce(n, 0) >= 1 AND coalesce(n180, 0) = 0)";
        String generous = "(n > 0 AND s >= 6000 * n)";
        String[] segments = {
            "kind = " + Workload.KINDS.indexOf(CustomerKind.INDUSTRIAL),
            "country IN (" + country("DE") + ", " + country("FR") + ", " + country("GB") + ")",
            "kind = " + Workload.KINDS.indexOf(CustomerKind.CONSUMER) + " AND born BETWEEN 1991 AND 2000 AND consent",
            frequent,
            "s365 >= 100000",
            lapsed,
            "first_day > " + (LAST - 30),
            generous,
            "bit_count(categories) >= 5",
            "seventh >= 1",
            "returns * 5 > n AND n >= 5",
            "last_place % 4 = " + Workload.CHANNELS.indexOf("online"),
            frequent + " AND " + generous,
            "coalesce(c30, 0) = 0 AND satisfaction <= 2",
            "most >= 30000",
            "coalesce(s90, 0) > coalesce(b90, 0)",
            "kind IN (" + Workload.KINDS.indexOf(CustomerKind.INSTITUTIONAL) + ", "
                    + Workload.KINDS.indexOf(CustomerKind.GOVERNMENT) + ") AND s >= 50000",
            LAST + " - joined > 365 AND coalesce(n, 0) = 0",
            "c30 >= 2",
            "consent AND NOT " + lapsed + " AND country = " + country("IT")
        };
        StringBuilder counts = new StringBuilder("SELECT ");
        for (int i = 0; i < segments.length; i++) {
            counts.append(i == 0 ? "" : ", ")
                    .append("count(*) FILTER (")
                    .append(segments[i])
                    .append(")");
        }
        return counts + " FROM customers LEFT JOIN (" + facts + ") ON customer = id";
    }

    private static int country(String code) {
        return Workload.COUNTRIES.indexOf(code);
    }
}
