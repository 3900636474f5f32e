package org.clientela.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import org.clientela.transfer.Problem.Kind;
import org.jspecify.annotations.Nullable;

/** JSON Lines: an object on each line; blank lines do not count. */
final class JsonRows implements Rows {
    /** The longest line, in characters. */
    static final int MAX_LINE = 1 << 22;

    private static final int BUFFER = 1 << 13;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private int position;
    private int end;
    private long line;

    JsonRows(Reader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable Row next() throws IOException {
        StringBuilder text = new StringBuilder();
        while (readLine(text)) {
            line++;
            if (text.length() > MAX_LINE) {
                return Row.rejected(line, Kind.TOO_LARGE, "the row has more than %d characters".formatted(MAX_LINE));
            }
            String json = text.toString();
            if (!json.isBlank()) {
                return new Row(line, json.length(), false, before -> object(json));
            }
            text.setLength(0);
        }
        return null;
    }

    private static ObjectNode object(String json) {
        if (Trees.parse("", json) instanceof ObjectNode object) {
            return object;
        }
        throw new RejectedException(Kind.MALFORMED, "", "the row is no JSON object");
    }

    /** Reads up to the end of the line, and keeps one character more than may be. False at the end of the file. */
    private boolean readLine(StringBuilder text) throws IOException {
        boolean any = false;
        while (position < end || fill()) {
            any = true;
            char c = buffer[position++];
            if (c == '\n') {
                return true;
            }
            if (text.length() <= MAX_LINE) {
                text.append(c);
            }
        }
        return any;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, reader.read(buffer, 0, buffer.length));
        return end > 0;
    }
}
