package org.clientela.text;

import java.util.Objects;

/**
 * A text that could not be read, with the place and the reason. The message shows the line with a caret under the
 * place:
 *
 * <pre>
 * There is no event type (purchse).
 *   count(purchse, last 90 days) &gt;= 3
 *         ^
 * Maybe you meant (purchase)?
 * </pre>
 *
 * <p>A text of more than a line or of many characters is shown in part. Definitions carry no personal data, so the text
 * may stand in the message.
 */
public final class SyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_BEFORE = 60;
    private static final int SHOWN_AFTER = 40;

    private final String problem;
    private final int position;
    private final String hint;

    /**
     * A problem at a place.
     *
     * @param problem what is wrong, a sentence
     * @param text the text as given
     * @param position index into {@code text}, in [0, length]
     * @param hint what to do about it, a sentence, or empty
     */
    public SyntaxException(String problem, String text, int position, String hint) {
        super(message(visible(problem), text, position, visible(hint)));
        this.problem = visible(problem);
        this.position = position;
        this.hint = visible(hint);
    }

    /**
     * A text as it may stand in a message: what would not be seen, turn the line around or break it is a space.
     *
     * @param text any; line feeds stay
     * @return of the same number of characters that one sees
     */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> visible.appendCodePoint(c != '\n' && isInvisible(c) ? ' ' : c));
        return visible.toString();
    }

    /**
     * What is wrong.
     *
     * @return one sentence, without the text and the hint
     */
    public String problem() {
        return problem;
    }

    /**
     * Where it is wrong.
     *
     * @return index of the first offending character, in [0, length of the text]
     */
    public int position() {
        return position;
    }

    /**
     * What to do about it.
     *
     * @return one sentence, or empty
     */
    public String hint() {
        return hint;
    }

    private static String message(String problem, String text, int position, String hint) {
        Objects.requireNonNull(problem, "problem");
        Objects.checkIndex(position, text.length() + 1);
        int from = Math.max(0, position - SHOWN_BEFORE);
        int to = Math.min(text.length(), position + SHOWN_AFTER);
        String before = (from > 0 ? "…" : "") + flat(text.substring(from, position));
        String after = flat(text.substring(position, to)) + (to < text.length() ? "…" : "");
        String shown = problem + "\n  " + before + after + "\n  "
                + " ".repeat(before.codePointCount(0, before.length())) + "^";
        return hint.isEmpty() ? shown : shown + "\n" + hint;
    }

    private static String flat(String text) {
        return visible(text).replace('\n', ' ');
    }

    private static boolean isInvisible(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT
                || Character.getType(codePoint) == Character.SURROGATE
                || Character.getType(codePoint) == Character.LINE_SEPARATOR
                || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
    }
}
