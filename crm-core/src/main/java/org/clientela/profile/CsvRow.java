package org.clientela.profile;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fields of one row as characters, without white space around them. One object serves all rows of a file. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private static final int MAX_COLUMNS = 4_096;

    private char[] characters = new char[4_096];
    private int[] starts = new int[MAX_COLUMNS];
    private int[] ends = new int[MAX_COLUMNS];
    private boolean[] wanted = new boolean[MAX_COLUMNS];
    private int length;
    private boolean severalLines;

    CsvRow() {
        Arrays.fill(wanted, true);
    }

    /** Keeps only some columns from now on; the others are counted. */
    void want(boolean[] columns) {
        wanted = columns;
        starts = new int[columns.length];
        ends = new int[columns.length];
    }

    @Override
    protected void handleBegin(long startingLine) {
        length = 0;
        severalLines = false;
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int count, boolean quoted) {
        if (quoted && !severalLines) {
            severalLines = hasLineBreak(buffer, offset, count);
        }
        if (field >= wanted.length) {
            return;
        }
        int start = offset;
        int end = offset + count;
        while (start < end && buffer[start] <= ' ') {
            start++;
        }
        while (end > start && buffer[end - 1] <= ' ') {
            end--;
        }
        int kept = wanted[field] ? end - start : 0;
        if (length + kept > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(2 * characters.length, length + kept));
        }
        System.arraycopy(buffer, start, characters, length, kept);
        starts[field] = length;
        length += kept;
        ends[field] = length;
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    /** The line on which the row begins, counted since reading began or was taken up again. */
    long line() {
        return getStartingLineNumber();
    }

    /** How many fields there are. */
    int count() {
        return getFieldCount();
    }

    /** Whether a field holds a line break, on purpose or since its quote is not closed where it should be. */
    boolean hasSeveralLines() {
        return severalLines;
    }

    char[] characters() {
        return characters;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    boolean isBlank(int field) {
        return starts[field] == ends[field];
    }

    String text(int field) {
        return CsvText.decoded(characters, starts[field], ends[field] - starts[field]);
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int field = 0; field < Math.min(count(), wanted.length); field++) {
            texts.add(text(field));
        }
        return texts;
    }

    private static boolean hasLineBreak(char[] buffer, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                return true;
            }
        }
        return false;
    }
}
