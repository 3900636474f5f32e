package org.clientela.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodePointOrderProperties {
    @Property
    void is_the_order_of_the_UTF_8_bytes(@ForAll("texts") String a, @ForAll("texts") String b) {
        int bytes = Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

        assertThat(Integer.signum(CodePointOrder.INSTANCE.compare(a, b))).isEqualTo(Integer.signum(bytes));
    }

    @Example
    void puts_what_lies_beyond_the_basic_plane_last() {
        assertThat(CodePointOrder.INSTANCE.compare("\uFF21", "😀")).isNegative();
        assertThat("\uFF21".compareTo("😀")).isPositive();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "é", "\uD7FF", "\uE000", "\uFF21", "\uFFFD", "😀", "𐀀", "\uDBFF\uDFFF")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
