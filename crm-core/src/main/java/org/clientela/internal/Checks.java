package org.clientela.internal;

import java.text.Normalizer;
import java.util.Objects;

/** What every identifier and every free text must satisfy, said once. */
public final class Checks {
    /** The longest identifier, in characters. */
    public static final int MAX_ID_LENGTH = 200;

    /** The longest free text, in characters. */
    public static final int MAX_TEXT_LENGTH = 20_000;

    private Checks() {}

    /**
     * An identifier in its one canonical form: not empty, at most {@value #MAX_ID_LENGTH} characters, Unicode form C, no
     * control or formatting characters, no white space at either end. Identifiers that differ only in what cannot be seen would be taken for one another.
     *
     * @param what names the identifier in messages, for example "customer id"
     * @param id as given
     * @return {@code id}
     * @throws IllegalArgumentException if it is not in canonical form
     */
    public static String id(String what, String id) {
        Objects.requireNonNull(id, what);
        if (id.isEmpty()) {
            throw new IllegalArgumentException(
                    "The %s is empty.%nMaybe use the key the host knows it by?".formatted(what));
        }
        if (id.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException("The %s has %d characters; at most %d fit.%nMaybe use a shorter key?"
                    .formatted(what, id.length(), MAX_ID_LENGTH));
        }
        if (!isPlainAscii(id)) {
            requireVisible(what, id);
        }
        return id;
    }

    /**
     * A free text of bounded length, for example a note. Its content never shows in a message, since it may be personal.
     *
     * @param what names the text in messages
     * @param text as given
     * @return {@code text}
     * @throws IllegalArgumentException if it is longer than {@value #MAX_TEXT_LENGTH} characters or holds a NUL or half
     *     a surrogate pair, which not every store can keep
     */
    public static String text(String what, String text) {
        Objects.requireNonNull(text, what);
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException(
                    "The %s has %d characters; at most %d fit.%nMaybe keep the whole in a document store and a reference here?"
                            .formatted(what, text.length(), MAX_TEXT_LENGTH));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                i = requirePair(what, text, i);
            }
        }
        return text;
    }

    /**
     * A name for people: a {@linkplain #text text} that is not blank.
     *
     * @param what names it in messages
     * @param name as given
     * @return {@code name}
     * @throws IllegalArgumentException if it is blank or no valid text
     */
    public static String name(String what, String name) {
        if (text(what, name).isBlank()) {
            throw new IllegalArgumentException("The %s is blank.%nMaybe leave it out?".formatted(what));
        }
        return name;
    }

    private static boolean isPlainAscii(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) <= ' ' || id.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static void requireVisible(String what, String id) {
        boolean invisible = id.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.UNASSIGNED);
        if (invisible) {
            throw new IllegalArgumentException(
                    "The %s holds a control, formatting or broken character.%nMaybe strip it where the id is read?"
                            .formatted(what));
        }
        if (!id.strip().equals(id)) {
            throw new IllegalArgumentException(
                    "The %s (%s) begins or ends with white space.%nMaybe strip it first?".formatted(what, id));
        }
        if (!Normalizer.isNormalized(id, Normalizer.Form.NFC)) {
            throw new IllegalArgumentException(
                    "The %s (%s) is not in Unicode normalisation form C.%nMaybe use java.text.Normalizer first?"
                            .formatted(what, id));
        }
    }

    private static int requirePair(String what, String text, int i) {
        boolean pair = Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
            throw new IllegalArgumentException(
                    "The %s holds a NUL or half a surrogate pair at index %d.%nMaybe it was cut or decoded wrongly?"
                            .formatted(what, i));
        }
        return i + 1;
    }
}
