/** How a storage fares, as meters in a Micrometer registry. */
module org.clientela.micrometer {
    requires transitive micrometer.core;
    requires transitive org.clientela.core;
    requires static transitive org.jspecify;

    exports org.clientela.micrometer;
}
