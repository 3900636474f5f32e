package org.clientela.tck;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run of the contract: for whoever implements a storage to publish.
 *
 * @param implementation the test class, by which the storage is named
 * @param versions of the contract, of Java and of JUnit
 * @param capabilities what the implementor declares, by name
 * @param summary how many clauses passed, failed, were skipped, not run, or are untested
 * @param clauses one by one
 */
record ConformanceReport(
        String implementation,
        Map<String, String> versions,
        List<String> capabilities,
        Map<String, Integer> summary,
        List<ClauseResult> clauses) {

    /**
     * What came of a clause.
     *
     * @param clause its id
     * @param level required, optional with a capability, or untested
     * @param statement what it says
     * @param outcome the worst of its tests
     * @param reason why it is untested, or null
     * @param tests one by one
     */
    record ClauseResult(
            String clause,
            String level,
            String statement,
            Outcome outcome,
            @Nullable String reason,
            List<TestResult> tests) {}

    /**
     * What came of a test.
     *
     * @param title what it shows
     * @param outcome what came of it
     * @param reason why it failed or was skipped, or null
     */
    record TestResult(
            String title, Outcome outcome, @Nullable String reason) {}

    /** What may come of a test or a clause, the worse ones first. */
    enum Outcome {
        FAILED,
        PASSED,
        SKIPPED,
        NOT_RUN,
        UNTESTED;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** For people. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("The storage contract of Clientela, tried by ")
                .append(implementation)
                .append('\n');
        text.append("versions ")
                .append(versions)
                .append(", capabilities ")
                .append(capabilities)
                .append('\n');
        text.append("clauses ").append(summary).append("\n\n");
        for (ClauseResult clause : clauses) {
            text.append("%-7s %-9s %s%n".formatted(clause.clause(), clause.outcome(), clause.statement()));
            if (clause.reason() != null) {
                text.append("                  (").append(clause.reason()).append(")\n");
            }
            for (TestResult test : clause.tests()) {
                if (test.outcome() != Outcome.PASSED) {
                    text.append("          - %s: %s%n".formatted(test.outcome(), test.title()));
                    text.append("            ").append(test.reason()).append('\n');
                }
            }
        }
        return text.toString();
    }
}
