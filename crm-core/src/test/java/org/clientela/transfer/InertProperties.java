package org.clientela.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InertProperties {
    /** What OWASP lists under CSV injection, the full-width forms included. */
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    @Property
    void undone_gives_back_what_done_was_given(@ForAll("texts") String text) {
        assertThat(Inert.undone(Inert.done(text))).isEqualTo(text);
    }

    @Property
    void nothing_that_was_done_begins_like_a_formula(@ForAll("texts") String text) {
        String done = Inert.done(text);
        assertThat(done.isEmpty() || DANGEROUS.indexOf(done.charAt(0)) < 0).isTrue();
    }

    @Property
    void two_texts_never_become_one(@ForAll("texts") String one, @ForAll("texts") String other) {
        assertThat(Inert.done(one).equals(Inert.done(other))).isEqualTo(one.equals(other));
    }

    @Example
    void leaves_alone_what_is_no_formula() {
        for (String text : new String[] {"", "'s-Hertogenbosch", "'", "''", "O'Neill", "a=b", "EUR -5.00"}) {
            assertThat(Inert.done(text)).isEqualTo(text);
            assertThat(Inert.undone(text)).isEqualTo(text);
        }
        assertThat(Inert.done("=1+1")).isEqualTo("'=1+1");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars(DANGEROUS + "''''ab ,\"").ofMaxLength(6);
    }
}
