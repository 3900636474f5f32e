/** Actions, and the front door: what is done with customers, each action recorded as a new fact. */
module org.clientela.lifecycle {
    requires transitive org.clientela.segmentation;
    requires static org.immutables.value.annotations;
    requires static org.jspecify;

    exports org.clientela;
    exports org.clientela.lifecycle;

    opens org.clientela to
            com.fasterxml.jackson.databind;
    opens org.clientela.lifecycle to
            com.fasterxml.jackson.databind;
}
