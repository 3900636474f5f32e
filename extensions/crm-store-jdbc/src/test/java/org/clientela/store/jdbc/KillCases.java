package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.clientela.customer.CustomerId;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes at once write units of work of three records each, from four threads each, acknowledge each on their standard output,
 * and are killed at some moment. Then everything they acknowledged is looked for, and nothing may be there by half.
 */
abstract class KillCases {
    static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final List<String> PROCESSES = List.of("one", "two");
    private static final int LONGEST_LIFE = 250;
    private static final int MOST_ROUNDS = 25;

    @TempDir
    Path directory;

    /** What was found after a round. */
    record Damage(int acknowledged, int lost, int half) {
        static final Damage NONE = new Damage(0, 0, 0);

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

        System.out.printf("%s: %d kills, %s%n", getClass().getSimpleName(), PROCESSES.size() * ROUNDS, damage);
        assertThat(damage.lost())
                .as("acknowledged units of work that are not there")
                .isZero();
        assertThat(damage.half()).as("units of work that are there by half").isZero();
    }

    Damage rounds(int rounds, KilledWriter.Manner manner) {
        Damage all = Damage.NONE;
        for (int round = 0; round < rounds; round++) {
            all = all.plus(round(round, manner));
        }
        return all;
    }

    /** Kills writers that are wrong until it shows; whether one kill hits the wrong moment is a matter of luck. */
    Damage untilItShows(ToIntFunction<Damage> trace, KilledWriter.Manner manner) {
        Damage all = Damage.NONE;
        for (int round = 0; round < MOST_ROUNDS && trace.applyAsInt(all) == 0; round++) {
            all = all.plus(round(round, manner));
        }
        return all;
    }

    private Damage round(int round, KilledWriter.Manner manner) {
        Damage all = Damage.NONE;
        Set<String> acknowledged = new TreeSet<>();
        List<String> prefixes =
                PROCESSES.stream().map((manner + "-" + round + "-")::concat).toList();
        killWriters(prefixes, manner, acknowledged);
        for (String prefix : prefixes) {
            Damage damage = look(prefix, acknowledged);
            assertThat(damage.acknowledged()).as("acknowledged by %s", prefix).isPositive();
            all = all.plus(damage);
        }
        return all;
    }

    /** Looks for all that was acknowledged and what may have come next. */
    private Damage look(String prefix, Set<String> acknowledged) {
        int found = 0;
        int lost = 0;
        int half = 0;
        try (Storage storage = reopen()) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            for (int thread = 0; thread < KilledWriter.THREADS; thread++) {
                boolean isBehind = false;
                for (int i = 0; !isBehind; i++) {
                    String id = KilledWriter.id(prefix, thread, i);
                    int there = records(tenant, id);
                    isBehind = there == 0 && !acknowledged.contains(id);
                    found += acknowledged.contains(id) ? 1 : 0;
                    lost += there == 0 && acknowledged.contains(id) ? 1 : 0;
                    half += there == 1 || there == 2 ? 1 : 0;
                }
            }
        }
        return new Damage(found, lost, half);
    }

    private static int records(TenantStorage tenant, String id) {
        int customers = tenant.entities(EntityType.CUSTOMER).find(id).isPresent() ? 1 : 0;
        int offerings = tenant.entities(EntityType.OFFERING).find(id).isPresent() ? 1 : 0;
        return customers + offerings + tenant.timeline().read(CustomerId.of(id)).size();
    }

    /** Lets writers live for some moments behind their first acknowledgements; adds what they acknowledged until then. */
    private void killWriters(List<String> prefixes, KilledWriter.Manner manner, Set<String> acknowledged) {
        List<JavaProcess> processes = new ArrayList<>();
        try {
            for (String prefix : prefixes) {
                List<String> arguments = new ArrayList<>(List.of(prefix, manner.name()));
                arguments.addAll(place());
                processes.add(new JavaProcess(directory, KilledWriter.class, arguments));
            }
            for (JavaProcess process : processes) {
                process.awaitLine();
            }
            for (JavaProcess process : processes) {
                Thread.sleep(new Random().nextInt(LONGEST_LIFE));
                process.kill();
            }
            for (JavaProcess process : processes) {
                process.lines().forEach(line -> acknowledged.add(line.substring(0, line.length() - 1)));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            processes.forEach(JavaProcess::close);
        }
    }
}
