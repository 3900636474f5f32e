package org.clientela.internal;

import java.io.IOException;
import java.io.Reader;

/** Remembers the last characters it gave out, so that reading can be taken up again at the line after one that could not be read. */
public final class RereadableReader extends Reader {
    private static final int KEPT = 4 * TextFile.MAX_FIELD;

    private final Reader in;
    private final char[] window = new char[2 * KEPT];
    private int end;
    private int position;
    private long firstLine = 1;

    RereadableReader(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (position == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - position);
        System.arraycopy(window, position, buffer, offset, count);
        position += count;
        return count;
    }

    /**
     * The next line, without reading it, or as much of it as is remembered.
     *
     * @return without its end
     * @throws IOException if there is no reading on
     */
    public String peekLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = position; i < end || (end < window.length && fill()); i++) {
            if (window[i] == '\n' || window[i] == '\r') {
                break;
            }
            line.append(window[i]);
        }
        return line.toString();
    }

    /** Steps over a character if it comes next. */
    void skip(char expected) throws IOException {
        if (isNext(expected)) {
            position++;
        }
    }

    /**
     * Goes to the beginning of the line after a given one, or of the first that is still known.
     *
     * @param line counted from 1
     * @return how many lines lie before it
     * @throws IOException if there is no reading on
     */
    public long resumeAfter(long line) throws IOException {
        long current = firstLine;
        position = 0;
        while (position < end || fill()) {
            char c = window[position++];
            if (c == '\n' || (c == '\r' && !isNext('\n'))) {
                current++;
                if (current > line) {
                    break;
                }
            }
        }
        return current - 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean isNext(char expected) throws IOException {
        return (position < end || fill()) && window[position] == expected;
    }

    /** Reads more behind what is there. What is given out already may be forgotten then, but for the last of it. */
    private boolean fill() throws IOException {
        if (end == window.length) {
            int forgotten = position - KEPT;
            firstLine += lines(0, forgotten);
            System.arraycopy(window, forgotten, window, 0, end - forgotten);
            end -= forgotten;
            position -= forgotten;
        }
        int count = in.read(window, end, window.length - end);
        end += Math.max(count, 0);
        return count > 0;
    }

    private long lines(int from, int until) {
        long lines = 0;
        for (int i = from; i < until; i++) {
            if (window[i] <= '\r' && isLineEnd(i)) {
                lines++;
            }
        }
        return lines;
    }

    /** A carriage return before a line feed ends no line of its own. */
    private boolean isLineEnd(int i) {
        return window[i] == '\n' || (window[i] == '\r' && (i + 1 == end || window[i + 1] != '\n'));
    }
}
