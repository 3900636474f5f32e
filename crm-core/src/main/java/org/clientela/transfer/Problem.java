package org.clientela.transfer;

import java.util.Locale;
import java.util.Objects;

/**
 * Why a row is not taken. Names the field and never what stands in it, since that may be personal.
 *
 * @param kind of the problem
 * @param field the name of the field, or empty if it is the row as a whole
 * @param reason half a sentence for people
 */
public record Problem(Kind kind, String field, String reason) {
    /** Checks that all is there. */
    public Problem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(reason, "reason");
    }

    /** The kinds of problems. */
    public enum Kind {
        /** It is no row of such a file: no JSON, a field twice, an open quote, too few or too many columns, not UTF-8. */
        MALFORMED,
        /** The row, a field or a number is larger, or lies deeper, than is read. */
        TOO_LARGE,
        /** It has a field that nobody knows. */
        UNKNOWN_FIELD,
        /** A field that must be there is not. */
        MISSING,
        /** A field holds what it cannot hold, or two fields contradict each other. */
        INVALID,
        /** An event of that id is there already and says something else. */
        CONFLICT,
        /** It is well formed, and whoever imports does not want it. */
        REFUSED;

        /**
         * As it stands in reports.
         *
         * @return lower case, for example "too-large"
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Field and reason.
     *
     * @return for people
     */
    @Override
    public String toString() {
        return field.isEmpty() ? reason : field + ": " + reason;
    }
}
