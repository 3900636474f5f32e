package org.clientela.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.clientela.attribute.Value;
import org.clientela.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Gives equal values one code, in the order in which they come, beginning with 1; what is missing has 0. Texts may come as
 * characters; those met again shortly afterwards cost no string. Keys are comparable, so that values made to share a hash
 * do no harm.
 */
final class Dictionary {
    private static final int REMEMBERED = 1 << 14;

    /** In how many places a remembered text may be; bounded, so that no choice of texts makes looking slow. */
    private static final int PLACES = 4;

    private static final int HASHED = 8;

    private final UnaryOperator<String> check;
    private final List<Value> entries = new ArrayList<>(List.of(Value.missing()));
    private final Map<Object, Integer> codes = new HashMap<>();
    private char @Nullable [][] remembered;
    private int[] rememberedCodes = new int[0];

    private Dictionary(UnaryOperator<String> check) {
        this.check = check;
    }

    /** Of texts that are keys: what is not in the canonical form of one is refused. */
    static Dictionary ofIds(String what) {
        return new Dictionary(text -> Checks.id(what, text));
    }

    static Dictionary ofValues() {
        return new Dictionary(text -> Checks.text("text", text));
    }

    int size() {
        return entries.size();
    }

    Value entry(int code) {
        return entries.get(code);
    }

    Value[] entries() {
        return entries.toArray(Value[]::new);
    }

    int code(Value value) {
        if (value.isMissing()) {
            return 0;
        }
        if (value instanceof Value.Text text) {
            return code(text.text());
        }
        Object key = key(value);
        Integer code = codes.get(key);
        return code == null ? add(key, value) : code;
    }

    int code(String text) {
        Integer code = codes.get(text);
        return code == null ? add(check.apply(text), Value.of(text)) : code;
    }

    /** The code of a text that stands in a buffer. */
    int code(char[] buffer, int start, int length) {
        char[][] texts = remembered == null ? remember() : remembered;
        int hash = hash(buffer, start, length);
        int free = hash & (REMEMBERED - 1);
        for (int i = 0; i < PLACES; i++) {
            int slot = (hash + i) & (REMEMBERED - 1);
            if (rememberedCodes[slot] == 0) {
                free = slot;
                break;
            }
            char[] text = texts[slot];
            if (text.length == length && Arrays.equals(text, 0, length, buffer, start, start + length)) {
                return rememberedCodes[slot];
            }
        }
        int code = code(CsvText.decoded(buffer, start, length));
        texts[free] = Arrays.copyOfRange(buffer, start, start + length);
        rememberedCodes[free] = code;
        return code;
    }

    /** Of a long text, only its ends count. */
    private static int hash(char[] buffer, int start, int length) {
        int hash = length;
        int end = start + length;
        int headEnd = Math.min(end, start + HASHED);
        for (int i = start; i < headEnd; i++) {
            hash = 31 * hash + buffer[i];
        }
        for (int i = Math.max(headEnd, end - HASHED); i < end; i++) {
            hash = 31 * hash + buffer[i];
        }
        return hash ^ (hash >>> 15);
    }

    private char[][] remember() {
        char[][] texts = new char[REMEMBERED][];
        Arrays.fill(texts, new char[0]);
        remembered = texts;
        rememberedCodes = new int[REMEMBERED];
        return texts;
    }

    private int add(Object key, Value value) {
        int code = entries.size();
        entries.add(value);
        codes.put(key, code);
        return code;
    }

    private static Object key(Value value) {
        if (value instanceof Value.Decimal decimal) {
            return decimal.number();
        }
        if (value instanceof Value.Amount amount) {
            return amount.money();
        }
        if (value instanceof Value.Date date) {
            return date.date();
        }
        return value instanceof Value.Time time ? time.time() : value;
    }
}
