package org.clientela.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.clientela.event.Event;
import org.clientela.json.Json;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.Timeline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What an implementor gets to publish says what passed, what failed and what was skipped, and why. */
class ConformanceReportTest {
    @TempDir
    static Path directory;

    /** Has a timeline that erases too little; not run for itself. */
    static class Sloppy extends StorageTck {
        @Override
        protected Storage open(Set<TenantId> tenants) {
            return new TimelineMutants.ErasesTooLittle(tenants);
        }

        @Override
        protected int rounds() {
            return 5;
        }

        @Override
        protected Path reports() {
            return directory.resolve("to").resolve("publish");
        }
    }

    /** Is only read; not run for itself. */
    static class Orders extends HostTimelineTck {
        private final HostOrdersTest good = new HostOrdersTest();

        @Override
        protected Timeline timeline() {
            return good.timeline();
        }

        @Override
        protected List<Event> content() {
            return good.content();
        }

        @Override
        protected Path reports() {
            return directory;
        }
    }

    @BeforeAll
    static void run() {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Sloppy.class), selectClass(Orders.class))
                        .build());
    }

    private static String text(Path folder, Class<?> kit, String ending) throws IOException {
        return Files.readString(folder.resolve(kit.getName() + ending));
    }

    private static JsonNode clause(JsonNode report, String id) {
        return StreamSupport.stream(report.get("clauses").spliterator(), false)
                .filter(clause -> clause.get("clause").textValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hasEveryClauseWithWhatCameOfIt() throws IOException {
        JsonNode report =
                Json.mapper().readTree(text(directory.resolve("to").resolve("publish"), Sloppy.class, ".json"));

        assertEquals(Clause.values().length, report.get("clauses").size());
        assertEquals("failed", clause(report, "ER-01").get("outcome").textValue());
        assertEquals("passed", clause(report, "VER-01").get("outcome").textValue());
        assertEquals("skipped", clause(report, "DU-01").get("outcome").textValue());
        assertEquals(
                "the storage does not declare DURABLE",
                clause(report, "DU-01").get("tests").get(0).get("reason").textValue());
        assertEquals("untested", clause(report, "TX-02").get("outcome").textValue());
        assertTrue(clause(report, "TX-02").get("reason").textValue().contains("kill"));
        assertEquals("required", clause(report, "VER-01").get("level").textValue());
        int sum = 0;
        for (JsonNode count : report.get("summary")) {
            sum += count.intValue();
        }
        assertEquals(Clause.values().length, sum, "the sum of the summary");
        assertEquals(
                Runtime.version().toString(), report.get("versions").get("java").textValue());
    }

    @Test
    void tellsPeopleTheSame() throws IOException {
        String report = text(directory.resolve("to").resolve("publish"), Sloppy.class, ".txt");

        assertTrue(report.startsWith("The storage contract of Clientela, tried by " + Sloppy.class.getName()), report);
        assertTrue(report.contains("ER-01   failed    what was erased is nowhere any more"), report);
        assertTrue(report.contains("the storage does not declare DURABLE"), report);
    }

    @Test
    void hasOnlyWhatIsAskedOfAHost() throws IOException {
        JsonNode report = Json.mapper().readTree(text(directory, Orders.class, ".json"));

        assertEquals(
                Proofs.of(HostTimelineTck.class).size(), report.get("clauses").size());
        assertFalse(report.get("summary").has("failed"));
    }
}
