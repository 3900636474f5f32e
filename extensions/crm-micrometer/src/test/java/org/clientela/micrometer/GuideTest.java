package org.clientela.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.clientela.customer.CustomerId;
import org.clientela.store.CacheOptions;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.junit.jupiter.api.Test;

/** What docs/guide/observability.md shows is compiled and run, and its names are ours. */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "..", "docs", "guide", "observability.md");
    private static final Path EXAMPLES =
            Path.of("src", "test", "java", "org", "clientela", "micrometer", "GuideTest.java");
    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @Test
    void watchesAStorageAndItsCache() {
        MeterRegistry registry = new SimpleMeterRegistry();
        Storage database = Storage.inMemory();

        StorageMetrics metrics = StorageMetrics.in(registry);
        Storage cached = Storage.cached(
                database,
                CacheOptions.holding(100_000).withMaxAge(Duration.ofMinutes(5)).withListener(metrics));
        Storage storage = Storage.observed(cached, metrics);

        storage.tenant(TenantId.DEFAULT).timeline().read(CustomerId.of("acme"));
        assertThat(registry.get(StorageMetrics.CALLS).timer().count()).isEqualTo(1);
        assertThat(registry.get(StorageMetrics.CACHE).counter().count()).isEqualTo(1);
    }

    @Test
    void examplesOfTheGuideAreCompiledAndNamesAreOurs() throws IOException {
        String guide = Files.readString(GUIDE);
        String examples = unspaced(Files.readString(EXAMPLES));
        JAVA.matcher(guide).results().forEach(example -> assertThat(examples).contains(unspaced(example.group(1))));
        assertThat(guide)
                .contains(StorageMetrics.CALLS, StorageMetrics.ERRORS, StorageMetrics.ITEMS, StorageMetrics.CACHE);
    }

    private static String unspaced(String code) {
        return code.replaceAll("\\s+", "");
    }
}
