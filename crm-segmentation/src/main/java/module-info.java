/** Conclusions: rules, segments, scores and the offering matrix. */
module org.clientela.segmentation {
    requires transitive org.clientela.core;

    exports org.clientela.rule;
    exports org.clientela.segment;
    exports org.clientela.score;
    exports org.clientela.score.rfm;
    exports org.clientela.matrix;
}
