/** Conclusions: rules, segments, scores, the offering matrix, insight. */
module org.clientela.segmentation {
    requires transitive org.clientela.core;
    requires org.apache.commons.numbers.gamma;
    requires roaringbitmap;
    requires static org.jspecify;

    exports org.clientela.rule;
    exports org.clientela.rule.querybuilder;
    exports org.clientela.segment;
    exports org.clientela.score;
    exports org.clientela.score.rfm;
    exports org.clientela.matrix;
    exports org.clientela.insight;

    opens org.clientela.rule to
            com.fasterxml.jackson.databind;
    opens org.clientela.segment to
            com.fasterxml.jackson.databind;
}
