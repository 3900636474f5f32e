package org.clientela.tck.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clientela.tck.Capability;
import org.junit.jupiter.api.Test;

/** What docs/guide/write-your-own-storage.md shows is the code that the kit is run on. */
class GuideTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path KIT = Path.of("src", "test", "java", "org", "clientela", "tck");
    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern REPORT = Pattern.compile("```text\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern CLAUSE = Pattern.compile("\\b(?:VER|TX|RD|PG|AP|TN|ER|DU|CL|TH|EM|DF)-\\d\\d");

    private final String guide = text(DOCS.resolve("guide").resolve("write-your-own-storage.md"));
    private final String contract = text(DOCS.resolve("storage-contract.md"));

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unspaced(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static String sources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).map(GuideTest::text).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void showsTheCodeThatIsRun() {
        String sources = unspaced(sources(KIT) + sources(KIT.resolve("guide")));
        List<String> shown =
                JAVA.matcher(guide).results().map(code -> code.group(1)).toList();

        assertEquals(15, shown.size(), "how many pieces of code are shown");
        shown.forEach(code -> assertTrue(sources.contains(unspaced(code)), "This is not in the sources:\n" + code));
    }

    @Test
    void knowsTheContract() {
        CLAUSE.matcher(guide)
                .results()
                .map(MatchResult::group)
                .forEach(clause -> assertTrue(contract.contains("| " + clause + " "), "There is no " + clause));
        for (Capability capability : Capability.values()) {
            assertTrue(guide.contains("| `" + capability + "` |"), capability + " is not in the table");
        }
        REPORT.matcher(guide)
                .results()
                .flatMap(lines -> lines.group(1).lines())
                .forEach(line -> assertTrue(contract.contains("| " + line.substring(18) + " |"), line));
    }
}
