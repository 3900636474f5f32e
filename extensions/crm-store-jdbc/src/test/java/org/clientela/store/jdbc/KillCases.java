package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clientela.customer.CustomerId;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process writes units of work of three records each, from four threads, acknowledges each on its standard output, and is killed at
 * some moment. Then everything it acknowledged is looked for, and nothing may be there by half.
 */
abstract class KillCases {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final int LONGEST_LIFE = 800;
    private static final int PATIENCE = 6_000;

    @TempDir
    Path directory;

    /** What was found after a round. */
    record Damage(int acknowledged, int lost, int half) {
        Damage plus(Damage other) {
            return new Damage(acknowledged + other.acknowledged, lost + other.lost, half + other.half);
        }
    }

    /** Opens the storage that the killed process wrote to. */
    abstract JdbcStorage reopen();

    /** What {@link KilledWriter} needs to open the same. */
    abstract List<String> place();

    @Test
    void losesNothingThatWasAcknowledgedAndKeepsNothingByHalf() {
        Damage damage = rounds(ROUNDS, KilledWriter.Manner.ATOMIC);

        System.out.printf("%s: %d kills, %s%n", getClass().getSimpleName(), ROUNDS, damage);
        assertThat(damage.acknowledged()).isGreaterThanOrEqualTo(ROUNDS);
        assertThat(damage.lost())
                .as("acknowledged units of work that are not there")
                .isZero();
        assertThat(damage.half()).as("units of work that are there by half").isZero();
    }

    Damage rounds(int rounds, KilledWriter.Manner manner) {
        Damage all = new Damage(0, 0, 0);
        for (int round = 0; round < rounds; round++) {
            all = all.plus(round(manner + "-" + round, manner));
        }
        return all;
    }

    private Damage round(String prefix, KilledWriter.Manner manner) {
        Set<String> acknowledged = killedWriter(prefix, manner);
        int lost = 0;
        int half = 0;
        try (Storage storage = reopen()) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            for (int thread = 0; thread < KilledWriter.THREADS; thread++) {
                int missing = 0;
                for (int i = 0; missing < KilledWriter.THREADS; i++) { // goes on a little behind the last one
                    String id = KilledWriter.id(prefix, thread, i);
                    int there = records(tenant, id);
                    lost += there == 0 && acknowledged.contains(id) ? 1 : 0;
                    half += there == 1 || there == 2 ? 1 : 0;
                    missing += there == 0 ? 1 : 0;
                }
            }
        }
        return new Damage(acknowledged.size(), lost, half);
    }

    private static int records(TenantStorage tenant, String id) {
        int customers = tenant.entities(EntityType.CUSTOMER).find(id).isPresent() ? 1 : 0;
        int offerings = tenant.entities(EntityType.OFFERING).find(id).isPresent() ? 1 : 0;
        return customers + offerings + tenant.timeline().read(CustomerId.of(id)).size();
    }

    /** Lets a writer live for some moments behind its first acknowledgement; what it acknowledged until it was killed. */
    private Set<String> killedWriter(String prefix, KilledWriter.Manner manner) {
        try {
            Path acknowledged = Files.createTempFile(directory, prefix, ".txt");
            Process process = start(prefix, manner, acknowledged);
            try {
                for (int i = 0; i < PATIENCE && process.isAlive() && Files.size(acknowledged) == 0; i++) {
                    Thread.sleep(10);
                }
                Thread.sleep(new Random().nextInt(LONGEST_LIFE));
            } finally {
                process.destroyForcibly().waitFor();
            }
            return Files.readString(acknowledged)
                    .lines()
                    .filter(line -> line.endsWith(".")) // the last one may have been cut off
                    .map(line -> line.substring(0, line.length() - 1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Process start(String prefix, KilledWriter.Manner manner, Path out) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledWriter.class.getName(),
                prefix,
                manner.name()));
        command.addAll(place());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(out.toFile())
                .start();
    }
}
