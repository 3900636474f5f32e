/** The storage contract as JUnit tests. */
module org.clientela.tck {
    requires transitive org.clientela.core;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports org.clientela.tck;

    opens org.clientela.tck to
            com.fasterxml.jackson.databind,
            org.junit.platform.commons;
}
