package org.clientela.internal;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A text file that is open: UTF-8, gzipped or not, which its first bytes tell. */
public final class TextFile implements AutoCloseable {
    /** The longest field of a row, in characters. */
    public static final int MAX_FIELD = 1 << 17;

    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 4;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final String name;
    private final CountedStream counted;
    private final RereadableReader reader;
    private final long size;

    private TextFile(String name, CountedStream counted, RereadableReader reader, long size) {
        this.name = name;
        this.counted = counted;
        this.reader = reader;
        this.size = size;
    }

    /** Where the bytes come from, as often as they are asked for. */
    @FunctionalInterface
    public interface Source {
        /**
         * Opens it.
         *
         * @return from the beginning
         * @throws IOException if it cannot be read
         */
        InputStream open() throws IOException;
    }

    /**
     * Opens a file. What is not UTF-8 is read as U+FFFD.
     *
     * @param path of the file
     * @return to be closed
     * @throws IllegalArgumentException if it is no such text
     * @throws UncheckedIOException if it cannot be read
     */
    public static TextFile open(Path path) {
        return open(path, "\ufffd");
    }

    /**
     * Opens a file.
     *
     * @param path of the file
     * @param broken one character, which stands for what is not UTF-8
     * @return to be closed
     * @throws IllegalArgumentException if it is no such text
     * @throws UncheckedIOException if it cannot be read
     */
    public static TextFile open(Path path, String broken) {
        try {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            return open(path.toString(), () -> Files.newInputStream(path), Files.size(path), broken);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * Opens whatever has bytes.
     *
     * @param name for messages
     * @param source of the bytes
     * @param size how many there are, as far as is known
     * @param broken one character, which stands for what is not UTF-8
     * @return to be closed
     * @throws IllegalArgumentException if it is no such text
     * @throws IOException if it cannot be read
     */
    public static TextFile open(String name, Source source, long size, String broken) throws IOException {
        CountedStream counted = new CountedStream(source.open());
        try {
            InputStream in = unpacked(name, new BufferedInputStream(counted, BUFFER));
            RereadableReader reader = new RereadableReader(new InputStreamReader(
                    in,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)
                            .replaceWith(broken)));
            reader.skip(BYTE_ORDER_MARK);
            return new TextFile(name, counted, reader, size);
        } catch (IOException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    /**
     * The name.
     *
     * @return for messages
     */
    public String name() {
        return name;
    }

    /**
     * The separator that the next line has most often.
     *
     * @return comma, semicolon, tab or bar
     * @throws IOException if it cannot be read
     */
    public char separator() throws IOException {
        String header = reader.peekLine();
        char best = SEPARATORS[0];
        long most = 0;
        for (char separator : SEPARATORS) {
            long count = header.chars().filter(c -> c == separator).count();
            if (count > most) {
                best = separator;
                most = count;
            }
        }
        return best;
    }

    /**
     * The text.
     *
     * @return without byte order mark
     */
    public RereadableReader reader() {
        return reader;
    }

    /**
     * Bytes read, as they are in the file.
     *
     * @return up to {@link #size()}
     */
    public long read() {
        return counted.count;
    }

    /**
     * Bytes in the file.
     *
     * @return as far as is known
     */
    public long size() {
        return size;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException ignored) {
            // nothing was written
        }
    }

    /**
     * What to throw if a file cannot be read.
     *
     * @param path of the file
     * @param e what was met
     * @return to be thrown
     */
    public static UncheckedIOException unreadable(Path path, IOException e) {
        String message = e instanceof NoSuchFileException
                ? "There is no file (%s).%nMaybe the path is relative to another directory?"
                : "The file (%s) cannot be read to its end.%nMaybe it was cut off, or is a directory?";
        return new UncheckedIOException(message.formatted(path), e);
    }

    private static InputStream unpacked(String name, BufferedInputStream in) throws IOException {
        in.mark(MAGIC);
        byte[] magic = in.readNBytes(MAGIC);
        in.reset();
        if (begins(magic, 0x1f, 0x8b)) {
            return new GZIPInputStream(in, BUFFER);
        }
        String other = begins(magic, 'P', 'K')
                ? "a zip archive or a workbook"
                : begins(magic, 0xff, 0xfe) || begins(magic, 0xfe, 0xff) ? "in UTF-16" : "";
        if (!other.isEmpty()) {
            throw new IllegalArgumentException(
                    "The file (%s) is %s.%nMaybe save it as CSV in UTF-8?".formatted(name, other));
        }
        return in;
    }

    private static boolean begins(byte[] magic, int first, int second) {
        return magic.length >= 2 && (magic[0] & 0xff) == first && (magic[1] & 0xff) == second;
    }

    private static final class CountedStream extends FilterInputStream {
        private long count;

        CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
