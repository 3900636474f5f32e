package org.clientela.profile;

import java.text.Normalizer;

/** Texts as they stand in a file: no white space around them, Unicode form C. */
final class CsvText {
    private static final char BROKEN = '\ufffd';

    private CsvText() {}

    /** The text of some characters; refused if they were not UTF-8. */
    static String decoded(char[] buffer, int start, int length) {
        String text = new String(buffer, start, length);
        if (text.indexOf(BROKEN) >= 0) {
            throw new IllegalArgumentException("The text is not UTF-8.%nMaybe save the file as UTF-8?".formatted());
        }
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
