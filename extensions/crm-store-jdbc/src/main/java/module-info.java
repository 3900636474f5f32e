/** Everything in one SQLite file, or in PostgreSQL. */
module org.clientela.store.jdbc {
    requires transitive java.sql;
    requires transitive org.clientela.core;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports org.clientela.store.jdbc;

    uses java.sql.Driver;
}
