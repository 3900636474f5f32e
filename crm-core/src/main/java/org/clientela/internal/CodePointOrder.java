package org.clientela.internal;

import java.util.Comparator;

/**
 * The order of identifiers: by their characters as Unicode numbers them. It is the order of their UTF-8 bytes, hence that of
 * every database with a binary collation. {@link String#compareTo} differs: it puts what lies beyond U+FFFF before
 * U+E000 to U+FFFF.
 */
public enum CodePointOrder implements Comparator<String> {
    /** The only one. */
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char ca = a.charAt(i);
            char cb = b.charAt(i);
            if (ca != cb) {
                if (Character.isSurrogate(ca) == Character.isSurrogate(cb)) {
                    return Character.compare(ca, cb);
                }
                return Character.isSurrogate(ca) ? 1 : -1; // half of a character beyond U+FFFF, hence the larger one
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
