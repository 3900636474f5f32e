package org.clientela.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text from left to right: the ground on which the small languages of metrics and rules stand. Not thread-safe. Every failure says where, and names the
 * nearest word that would have fitted.
 *
 * <p>A name is letters, digits, {@code _} and {@code -}, beginning with a letter; any other name stands in back quotes.
 */
public final class Scanner {
    /** The longest text that is read at all. */
    public static final int MAX_LENGTH = 100_000;

    private static final int MAX_SHOWN = 100;

    /** Words that a name in back quotes may be, and a bare one may not. */
    private static final Set<String> RESERVED =
            Set.of("and", "or", "not", "in", "between", "is", "contains", "where", "true", "false", "days", "event");

    private final String text;
    private int position;

    /**
     * A scanner at the start of a text.
     *
     * @param text at most {@value #MAX_LENGTH} characters
     * @throws SyntaxException if it is longer
     */
    public Scanner(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > MAX_LENGTH) {
            throw new SyntaxException(
                    "The text has %d characters; at most %d are read.".formatted(text.length(), MAX_LENGTH),
                    text.substring(0, MAX_LENGTH),
                    MAX_LENGTH,
                    "Maybe split it into several definitions?");
        }
        this.text = text;
        skipSpace();
    }

    /**
     * Where the scanner stands.
     *
     * @return index of the next character that is not white space
     */
    public int position() {
        return position;
    }

    /**
     * Goes back.
     *
     * @param earlier a {@link #position()} seen before
     */
    public void reset(int earlier) {
        position = earlier;
    }

    /**
     * Whether all has been read.
     *
     * @return true at the end of the text
     */
    public boolean atEnd() {
        return position == text.length();
    }

    /**
     * The next character, without stepping over it.
     *
     * @return NUL at the end
     */
    public char peek() {
        return atEnd() ? 0 : text.charAt(position);
    }

    /**
     * Whether a number can begin here.
     *
     * @return true before a digit, or a minus and a digit
     */
    public boolean atNumber() {
        char c = peek();
        return isDigit(c) || (c == '-' && position + 1 < text.length() && isDigit(text.charAt(position + 1)));
    }

    /**
     * Steps over a mark if it comes next.
     *
     * @param mark such as {@code (} or {@code >=}
     * @return whether it was there
     */
    public boolean tryMark(String mark) {
        if (!text.startsWith(mark, position)) {
            return false;
        }
        position += mark.length();
        skipSpace();
        return true;
    }

    /**
     * Steps over a mark that must come next.
     *
     * @param mark such as {@code (} or {@code >=}
     * @throws SyntaxException if it does not
     */
    public void mark(String mark) {
        if (!tryMark(mark)) {
            throw failure("There should be (%s) here.".formatted(mark), "");
        }
    }

    /**
     * Steps over whole words if they come next, in any case and with any space between them.
     *
     * @param words separated by single spaces
     * @return whether they were there
     */
    public boolean tryWords(String words) {
        int start = position;
        for (String word : words.split(" ", -1)) {
            if (!word.equalsIgnoreCase(bareWord())) {
                position = start;
                return false;
            }
        }
        return true;
    }

    /**
     * Steps over words that must come next.
     *
     * @param words separated by single spaces
     * @throws SyntaxException if they do not
     */
    public void words(String words) {
        if (!tryWords(words)) {
            throw failure("There should be (%s) here.".formatted(words), "");
        }
    }

    /**
     * Reads a name if one comes next.
     *
     * @return null if none does
     */
    public @Nullable String tryName() {
        if (peek() == '`') {
            return quoted('`', "name");
        }
        String word = bareWord();
        return word.isEmpty() ? null : word;
    }

    /**
     * Reads a name that must come next.
     *
     * @param what names it in messages, with its article: "an event type"
     * @return the name, without quotes
     * @throws SyntaxException if none comes next
     */
    public String name(String what) {
        String name = tryName();
        if (name == null) {
            throw failure("There should be %s here.".formatted(what), "");
        }
        return name;
    }

    /**
     * Reads a name that must be a known one.
     *
     * @param what names it in messages, with its article
     * @param known the names there are
     * @return one of them
     * @throws SyntaxException at the place of the name, with the nearest known one
     */
    public String oneOf(String what, Collection<String> known) {
        int start = position;
        String name = name(what);
        if (!known.contains(name)) {
            throw unknown(what, name, known, start);
        }
        return name;
    }

    /**
     * What to throw for a name that is not known.
     *
     * @param what names it in messages, with its article
     * @param name as written
     * @param known the names there are
     * @param at where it stands
     * @return the exception, with the nearest known name
     */
    public SyntaxException unknown(String what, String name, Collection<String> known, int at) {
        return new SyntaxException(
                "There is no %s (%s).".formatted(bare(what), shortened(name)), text, at, Suggestion.hint(name, known));
    }

    /**
     * Reads a text in double quotes, in which a backslash makes the next character part of the text.
     *
     * @return the text without its quotes
     * @throws SyntaxException if none begins here or it does not end
     */
    public String quotedText() {
        return quoted('"', "text");
    }

    /**
     * Reads a whole number.
     *
     * @param what is counted, for messages: "days"
     * @return in [1, 999999]
     * @throws SyntaxException if none comes next
     */
    public int count(String what) {
        int start = position;
        String digits = run(Scanner::isDigit);
        if (digits.isEmpty()) {
            throw failure("There should be a number of %s here.".formatted(what), "");
        }
        if (digits.length() > 6 || Integer.parseInt(digits) == 0) {
            throw failureAt(start, "The number (%s) of %s is not between 1 and 999999.".formatted(digits, what), "");
        }
        return Integer.parseInt(digits);
    }

    /**
     * Reads the longest run of characters of which numbers, dates and instants are made.
     *
     * @return empty if none comes next
     */
    public String numeral() {
        return run(c -> isDigit(c) || c == '-' || c == '.' || c == ':' || c == '+' || c == 'T' || c == 'Z' || c == 'E');
    }

    /**
     * Reads a decimal number: perhaps a minus, digits, perhaps a point and digits, perhaps an exponent. Unlike {@link #numeral}
     * it ends before a sign, so that {@code 3-2} is a calculation and not a date.
     *
     * @return empty if none comes next
     */
    public String decimal() {
        int start = position;
        int end = digitsBehind(text.startsWith("-", start) ? start + 1 : start);
        if (end > start && text.startsWith(".", end) && digitsBehind(end + 1) > end + 1) {
            end = digitsBehind(end + 1);
        }
        if (end > start && text.startsWith("E", end)) {
            int sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? 1 : 0;
            end = digitsBehind(end + 1 + sign) > end + 1 + sign ? digitsBehind(end + 1 + sign) : end;
        }
        position = end;
        skipSpace();
        return text.substring(start, end);
    }

    /**
     * Reads a currency code if one comes next.
     *
     * @return three capital letters that are no key word; null if none comes next
     */
    public @Nullable String tryCurrency() {
        int start = position;
        String word = Character.isUpperCase(peek()) ? bareWord() : "";
        if (word.length() == 3
                && word.chars().allMatch(c -> c >= 'A' && c <= 'Z')
                && !RESERVED.contains(word.toLowerCase(Locale.ROOT))) {
            return word;
        }
        position = start;
        return null;
    }

    /**
     * Complains unless all has been read.
     *
     * @throws SyntaxException if there is more
     */
    public void end() {
        if (!atEnd()) {
            throw failure("The text should end here.", "Maybe there is an (and) or an (or) missing?");
        }
    }

    /**
     * A failure at the current place.
     *
     * @param problem what is wrong, a sentence
     * @param hint what to do, a sentence or empty
     * @return the exception to throw
     */
    public SyntaxException failure(String problem, String hint) {
        return failureAt(position, problem, hint);
    }

    /**
     * A failure at a place seen before.
     *
     * @param at a {@link #position()}
     * @param problem what is wrong, a sentence
     * @param hint what to do, a sentence or empty
     * @return the exception to throw
     */
    public SyntaxException failureAt(int at, String problem, String hint) {
        return new SyntaxException(problem, text, at, hint);
    }

    /**
     * A failure that a type found when it was given what stands at a place.
     *
     * @param at a {@link #position()}
     * @param refusal whose message is a problem and, on a further line, a hint
     * @return the exception to throw
     */
    public SyntaxException refused(int at, IllegalArgumentException refusal) {
        String[] lines = String.valueOf(refusal.getMessage()).split("\\R", 2);
        return failureAt(at, lines[0], lines.length > 1 ? lines[1] : "");
    }

    /**
     * Writes a name so that {@link #name} reads it back.
     *
     * @param name any
     * @return itself, or in back quotes
     */
    public static String nameText(String name) {
        return isBare(name) ? name : quote(name, '`');
    }

    /**
     * Writes a text so that {@link #quotedText()} reads it back.
     *
     * @param text any
     * @return in double quotes
     */
    public static String quotedText(String text) {
        return quote(text, '"');
    }

    /**
     * Writes a name in back quotes, so that {@link #name} reads it back.
     *
     * @param name any
     * @return in back quotes, even where it could stand without
     */
    public static String quotedName(String name) {
        return quote(name, '`');
    }

    private int digitsBehind(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private String bareWord() {
        return Character.isLetter(peek()) ? run(Scanner::isNamePart) : "";
    }

    private String run(CharTest test) {
        int start = position;
        while (position < text.length() && test.holds(text.charAt(position))) {
            position++;
        }
        String run = text.substring(start, position);
        skipSpace();
        return run;
    }

    private String quoted(char quote, String what) {
        int start = position;
        if (peek() != quote) {
            throw failure("There should be a %s in %c quotes here.".formatted(what, quote), "");
        }
        StringBuilder content = new StringBuilder();
        for (int i = position + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                position = i + 1;
                skipSpace();
                return content.toString();
            }
            boolean escape = c == '\\' && i + 1 < text.length();
            content.append(escape ? text.charAt(++i) : c);
        }
        throw failureAt(start, "The %s that begins here has no closing (%c).".formatted(what, quote), "");
    }

    private void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isBare(String name) {
        return !name.isEmpty()
                && !RESERVED.contains(name.toLowerCase(Locale.ROOT))
                && Character.isLetter(name.charAt(0))
                && name.chars().allMatch(c -> isNamePart((char) c));
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String quote(String text, char quote) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append(quote).toString();
    }

    private static String shortened(String name) {
        return name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN) + "…";
    }

    private static String bare(String what) {
        return what.startsWith("an ") ? what.substring(3) : what.startsWith("a ") ? what.substring(2) : what;
    }

    @FunctionalInterface
    private interface CharTest {
        boolean holds(char c);
    }
}
