package org.clientela.transfer;

/**
 * Makes a text inert for spreadsheets, which take one that begins with an equals sign and the like for a formula (CWE-1236). As OWASP
 * advises, an apostrophe goes before it. A text of apostrophes followed by such a beginning gets one more, so that {@link
 * #undone} gives back exactly what {@link #done} was given, and leaves alone what it did not make, as {@code 's-Hertogenbosch}.
 */
final class Inert {
    private static final String BEGINNINGS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    private static final char APOSTROPHE = '\'';

    private Inert() {}

    static String done(String text) {
        return isAlive(text, 0) ? APOSTROPHE + text : text;
    }

    static String undone(String text) {
        boolean made = !text.isEmpty() && text.charAt(0) == APOSTROPHE && isAlive(text, 1);
        return made ? text.substring(1) : text;
    }

    /** Whether any number of apostrophes is followed by the beginning of a formula. */
    private static boolean isAlive(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == APOSTROPHE) {
            i++;
        }
        return i < text.length() && BEGINNINGS.indexOf(text.charAt(i)) >= 0;
    }
}
