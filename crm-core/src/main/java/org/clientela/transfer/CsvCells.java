package org.clientela.transfer;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of one row: exact where they are quoted, else without white space around them; null where there is nothing. */
final class CsvCells extends AbstractBaseCsvCallbackHandler<CsvCells> {
    /** The longest row, in characters. */
    static final int MAX_ROW = 1 << 22;

    private static final int MAX_COLUMNS = 4_096;

    private List<@Nullable String> cells = new ArrayList<>();
    private int most = MAX_COLUMNS;
    private long length;
    private boolean severalLines;

    /** Keeps no more cells from now on; the others are counted. */
    void keep(int columns) {
        most = columns;
    }

    @Override
    protected void handleBegin(long startingLine) {
        cells = new ArrayList<>();
        length = 0;
        severalLines = false;
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int count, boolean quoted) {
        length += count;
        if (quoted && !severalLines) {
            for (int i = offset; i < offset + count; i++) {
                severalLines |= buffer[i] == '\n' || buffer[i] == '\r';
            }
        }
        if (field >= most || length > MAX_ROW) {
            return;
        }
        String text = new String(buffer, offset, count);
        String plain = quoted ? text : stripped(text);
        cells.add(plain.isEmpty() && !quoted ? null : plain);
    }

    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    @Override
    protected CsvCells buildRecord() {
        return this;
    }

    /** The line on which the row begins, counted since reading began or was taken up again. */
    long line() {
        return getStartingLineNumber();
    }

    int count() {
        return getFieldCount();
    }

    long length() {
        return length;
    }

    boolean isTooLong() {
        return length > MAX_ROW;
    }

    /** Whether a cell holds a line break, on purpose or since its quote is not closed where it should be. */
    boolean hasSeveralLines() {
        return severalLines;
    }

    List<@Nullable String> cells() {
        return cells;
    }
}
