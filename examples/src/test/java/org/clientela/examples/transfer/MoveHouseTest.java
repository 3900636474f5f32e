package org.clientela.examples.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveHouseTest {
    @TempDir
    Path directory;

    @Test
    void movesAndSaysWhatItCouldNotTake() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        new MoveHouse(new PrintStream(told, true, StandardCharsets.UTF_8), directory).tell();

        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("events               2           0           0           2           0")
                .contains("dry run: nothing was written")
                .contains("customers            7           1           1           0           5")
                .contains("customers,4,invalid,country,")
                .contains("customers,5,invalid,kind,")
                .contains("customers,6,invalid,contactPoints,")
                .contains("customers,7,malformed,,")
                .contains("customers,8,missing,id,")
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"");
    }
}
