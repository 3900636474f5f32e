package org.clientela.profile;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** An order file that is open: text in UTF-8, gzipped or not, which its first bytes tell. */
final class OrderFile implements AutoCloseable {
    /** The longest field, in characters. */
    static final int MAX_FIELD = 1 << 17;

    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 4;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CountedStream counted;
    private final RereadableReader reader;
    private final long size;

    private OrderFile(CountedStream counted, RereadableReader reader, long size) {
        this.counted = counted;
        this.reader = reader;
        this.size = size;
    }

    static OrderFile open(Path path) {
        try {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            long size = Files.size(path);
            if (size == 0) {
                throw new IllegalArgumentException(
                        "The file (%s) is empty.%nMaybe the export did not finish?".formatted(path));
            }
            CountedStream counted = new CountedStream(Files.newInputStream(path));
            try {
                InputStream in = unpacked(path, new BufferedInputStream(counted, BUFFER));
                RereadableReader reader = new RereadableReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                reader.skip(BYTE_ORDER_MARK);
                return new OrderFile(counted, reader, size);
            } catch (IOException | RuntimeException e) {
                counted.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    RereadableReader reader() {
        return reader;
    }

    /** Bytes read, as they are in the file. */
    long read() {
        return counted.count;
    }

    /** Bytes in the file. */
    long size() {
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

    static UncheckedIOException unreadable(Path path, IOException e) {
        String message = e instanceof NoSuchFileException
                ? "There is no file (%s).%nMaybe the path is relative to another directory?"
                : "The file (%s) cannot be read to its end.%nMaybe it was cut off, or is a directory?";
        return new UncheckedIOException(message.formatted(path), e);
    }

    private static InputStream unpacked(Path path, BufferedInputStream in) throws IOException {
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
                    "The file (%s) is %s.%nMaybe save it as CSV in UTF-8?".formatted(path, other));
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
