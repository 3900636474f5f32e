/** Facts and profiles: customers, offerings, events, money, their storage, and the single view of a customer. */
module org.clientela.core {
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires com.github.benmanes.caffeine;
    requires de.siegmar.fastcsv;
    requires org.slf4j;
    requires static org.immutables.value.annotations;
    requires static transitive org.jspecify;

    exports org.clientela.text;
    exports org.clientela.money;
    exports org.clientela.attribute;
    exports org.clientela.customer;
    exports org.clientela.offering;
    exports org.clientela.event;
    exports org.clientela.json;
    exports org.clientela.store;
    exports org.clientela.profile;
    exports org.clientela.transfer;
    exports org.clientela.internal to
            org.clientela.segmentation,
            org.clientela.lifecycle;

    opens org.clientela.attribute to
            com.fasterxml.jackson.databind;
    opens org.clientela.customer to
            com.fasterxml.jackson.databind;
    opens org.clientela.offering to
            com.fasterxml.jackson.databind;
    opens org.clientela.event to
            com.fasterxml.jackson.databind;
}
