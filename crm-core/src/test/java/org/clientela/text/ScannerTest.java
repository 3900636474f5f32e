package org.clientela.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScannerTest {
    @Property
    void quotedText_reads_what_was_quoted(@ForAll String text) {
        Scanner scanner = new Scanner(Scanner.quotedText(text));
        assertThat(scanner.quotedText()).isEqualTo(text);
        assertThat(scanner.atEnd()).isTrue();
    }

    @Property
    void name_reads_what_nameText_wrote(@ForAll String name) {
        Scanner scanner = new Scanner(Scanner.nameText(name));
        assertThat(scanner.name("a name")).isEqualTo(name);
        assertThat(scanner.atEnd()).isTrue();
    }

    @Property
    void a_nearest_word_is_a_known_one(@ForAll String word, @ForAll List<String> known) {
        assertThat(Suggestion.nearest(word, known))
                .matches(nearest -> nearest.isEmpty() || known.contains(nearest.get()));
        assertThat(Suggestion.nearest(word, List.of(word))).contains(word);
    }

    @Test
    void aFailureShowsPartOfALongText() {
        String text = "x".repeat(200) + "\n\"open";
        Scanner scanner = new Scanner(text);
        scanner.name("a name");
        assertThatThrownBy(scanner::quotedText)
                .isInstanceOf(SyntaxException.class)
                .hasMessage("The text that begins here has no closing (\").\n  …%s \"open\n   %s^"
                        .formatted("x".repeat(59), " ".repeat(60)))
                .extracting(e -> ((SyntaxException) e).position())
                .isEqualTo(201);
        assertThatThrownBy(() -> new Scanner("x".repeat(Scanner.MAX_LENGTH + 1)))
                .hasMessageContaining("at most 100000 are read");
    }

    @Test
    void aHintIsTheNearestWordOrAllOfThem() {
        assertThat(Suggestion.hint("purchaes", List.of("purchase", "return"))).isEqualTo("Maybe you meant (purchase)?");
        assertThat(Suggestion.hint("xyz", List.of("purchase", "return"))).isEqualTo("Maybe one of [purchase, return]?");
        assertThat(Suggestion.hint("xyz", List.of())).isEmpty();
        assertThat(Suggestion.hint(
                        "none",
                        IntStream.range(0, 20).mapToObj(i -> "longer word " + i).toList()))
                .endsWith(", …]?");
    }

    @Test
    void saysWhatShouldBeHere() {
        assertThatThrownBy(() -> new Scanner("x").mark("(")).hasMessageContaining("There should be (() here.");
        assertThatThrownBy(() -> new Scanner("x").words("until")).hasMessageContaining("There should be (until) here.");
        assertThatThrownBy(() -> new Scanner("").name("a name")).hasMessageContaining("There should be a name here.");
        assertThatThrownBy(() -> new Scanner("x").count("days")).hasMessageContaining("a number of days here");
        assertThatThrownBy(() -> new Scanner("1000000").count("days")).hasMessageContaining("not between 1 and 999999");
        assertThatThrownBy(() -> new Scanner("x y").end()).hasMessageContaining("The text should end here.");
        assertThatThrownBy(() -> new Scanner("colr").oneOf("a column", List.of("color")))
                .hasMessageContaining("There is no column (colr).")
                .hasMessageContaining("Maybe you meant (color)?");
    }
}
