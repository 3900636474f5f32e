package org.clientela.store.jdbc;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What texts every database keeps as they are, and what stands for the others. */
final class Texts {
    /** PostgreSQL refuses entries of an index that are longer than 2,700 bytes, all columns together. */
    private static final int MAX_IN_INDEX = 180;

    private static final String DIGEST = "sha-256:";

    private Texts() {}

    /** Whether a text holds no half of a surrogate pair; PostgreSQL refuses those, SQLite replaces them silently. */
    static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether a text is kept as it is as a key: also without NUL, which PostgreSQL refuses. */
    static boolean isPlain(String text) {
        return text.indexOf('\0') < 0 && isWhole(text);
    }

    /**
     * What stands in the index for a value: the value itself, or a digest if it is long or not plain. Two values never have the
     * same: one that looks like a digest is digested itself.
     */
    static String indexed(String value) {
        boolean isShort = value.length() <= MAX_IN_INDEX && !value.startsWith(DIGEST) && isPlain(value);
        return isShort ? value : DIGEST + HexFormat.of().formatHex(sha256(value));
    }

    private static byte[] sha256(String value) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(value.length() * Character.BYTES);
            bytes.asCharBuffer().put(value); // as it is: an encoder would make all broken characters one
            return MessageDigest.getInstance("SHA-256").digest(bytes.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
