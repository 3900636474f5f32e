/** Conclusions: rules, segments, scores, insight and the offering matrix. */
module org.clientela.segmentation {
    requires transitive org.clientela.core;
    requires org.apache.commons.numbers.gamma;
    requires static org.jspecify;

    exports org.clientela.insight;
}
