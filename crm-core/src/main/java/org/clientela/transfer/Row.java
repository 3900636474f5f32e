package org.clientela.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * A row of a file.
 *
 * @param number the line on which it begins
 * @param length how many characters it has
 * @param keepsOthers whether it leaves alone the fields it does not have, so that it must be known what was there
 * @param content makes of what was there what is to be; throws a {@link RejectedException} if it cannot
 */
record Row(long number, long length, boolean keepsOthers, UnaryOperator<ObjectNode> content) {
    static Row rejected(long number, Problem.Kind kind, String reason) {
        return new Row(number, 0, false, before -> {
            throw new RejectedException(kind, "", reason);
        });
    }
}
