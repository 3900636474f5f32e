package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The tables in the guide are what the code prints, and its examples are compiled. After a change of the code,
 * {@code mvn test -Dtest=GuideTest -Dguide.write=true} prints the tables anew.
 */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "insight.md");
    private static final Path EXAMPLES =
            Path.of("src", "test", "java", "org", "clientela", "insight", "GuideExamplesTest.java");
    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @Test
    void guideShowsWhatTheCodePrints() throws IOException {
        String guide = Files.readString(GUIDE);
        String printed = guide;
        for (Map.Entry<String, String> block : GuideExamplesTest.printed().entrySet()) {
            printed = printed(printed, block.getKey(), block.getValue());
        }
        if (Boolean.getBoolean("guide.write")) {
            Files.writeString(GUIDE, printed);
        } else {
            assertThat(guide).isEqualTo(printed);
        }
    }

    @Test
    void examplesOfTheGuideAreCompiledAndRun() throws IOException {
        String examples = unspaced(Files.readString(EXAMPLES));
        String guide = Files.readString(GUIDE);
        assertThat(JAVA.matcher(guide).results().map(MatchResult::group)).hasSize(5);
        JAVA.matcher(guide).results().forEach(example -> assertThat(examples).contains(unspaced(example.group(1))));
    }

    private static String printed(String guide, String name, String text) {
        String begin = "<!-- printed by the code: " + name + " -->\n";
        int from = guide.indexOf(begin);
        assertThat(from).as("place of (%s) in the guide", name).isNotNegative();
        int to = guide.indexOf("<!-- end -->", from);
        return guide.substring(0, from + begin.length()) + "```\n" + text + "```\n" + guide.substring(to);
    }

    private static String unspaced(String code) {
        return code.replaceAll("\\s+", "");
    }
}
