package org.clientela.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables in the guide are what the code prints, and its examples are compiled. After a change of the code,
 * {@code mvn test -Dtest=GuideTest -Dguide.write=true} prints the tables anew.
 */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "lifecycle.md");
    private static final Path EXAMPLES =
            Path.of("src", "test", "java", "org", "clientela", "lifecycle", "GuideExamplesTest.java");
    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @Test
    void guideShowsWhatTheCodePrints() throws IOException {
        String guide = Files.readString(GUIDE);
        String printed = guide;
        for (Map.Entry<String, String> block : blocks().entrySet()) {
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
        assertThat(JAVA.matcher(guide).results().map(MatchResult::group)).hasSize(4);
        JAVA.matcher(guide).results().forEach(example -> assertThat(examples).contains(unspaced(example.group(1))));
    }

    @Test
    void messagesOfTheGuideAreOurs() throws IOException {
        Lifecycle asking =
                Lifecycle.notBegun(Fixtures.ACME, Fixtures.PUMP).moveTo(Stage.REQUIREMENTS, "", "ann", Fixtures.START);
        String message = "";
        try {
            asking.moveTo(Stage.OWNERSHIP, "", "ann", Fixtures.START);
        } catch (IllegalMoveException refused) {
            message = refused.getMessage()
                    .lines()
                    .map(line -> "    " + line + "\n")
                    .collect(Collectors.joining());
        }
        assertThat(message).isNotEmpty();
        assertThat(Files.readString(GUIDE)).contains(message);
    }

    private static Map<String, String> blocks() {
        Map<String, String> blocks = new LinkedHashMap<>();
        blocks.put("diagram", "```mermaid\n" + Moves.standard().diagram() + "```\n");
        blocks.put("stages", Moves.standard().stageTable());
        blocks.put("phases", Moves.standard().phaseTable());
        blocks.put("inference", StagePolicy.standard().describe());
        return blocks;
    }

    private static String printed(String guide, String name, String text) {
        String begin = "<!-- printed by the code: " + name + " -->\n";
        int from = guide.indexOf(begin);
        assertThat(from).as("place of (%s) in the guide", name).isNotNegative();
        int to = guide.indexOf("<!-- end -->", from);
        return guide.substring(0, from + begin.length()) + "\n" + text + "\n" + guide.substring(to);
    }

    private static String unspaced(String code) {
        return code.replaceAll("\\s+", "");
    }
}
