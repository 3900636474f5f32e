/** Actions: the life cycle of a customer's relation to an offering. */
module org.clientela.lifecycle {
    requires transitive org.clientela.core; // through org.clientela.segmentation, once that has sources
    requires static org.immutables.value.annotations;

    exports org.clientela.lifecycle;

    opens org.clientela.lifecycle to
            com.fasterxml.jackson.databind;
}
