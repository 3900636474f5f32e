package org.clientela.benchmarks;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.clientela.customer.CustomerKind;

/**
 * The twenty segments as a programmer would write them who has nothing else to do: one pass over the arrays, each customer's events
 * once, types told apart first, bounds of days computed before, a bit set a segment.
 */
final class WorkloadLoop {
    private static final byte INDUSTRIAL = (byte) Workload.KINDS.indexOf(CustomerKind.INDUSTRIAL);
    private static final byte CONSUMER = (byte) Workload.KINDS.indexOf(CustomerKind.CONSUMER);
    private static final byte INSTITUTIONAL = (byte) Workload.KINDS.indexOf(CustomerKind.INSTITUTIONAL);
    private static final byte GOVERNMENT = (byte) Workload.KINDS.indexOf(CustomerKind.GOVERNMENT);
    private static final byte ONLINE = (byte) Workload.CHANNELS.indexOf("online");
    private static final byte ITALY = (byte) Workload.COUNTRIES.indexOf("IT");
    private static final byte GERMANY = (byte) Workload.COUNTRIES.indexOf("DE");
    private static final byte FRANCE = (byte) Workload.COUNTRIES.indexOf("FR");
    private static final byte BRITAIN = (byte) Workload.COUNTRIES.indexOf("GB");

    private static final int LAST = Workload.DAYS - 1;
    private static final int SINCE_30 = LAST - 29;
    private static final int SINCE_60 = LAST - 59;
    private static final int SINCE_90 = LAST - 89;
    private static final int SINCE_180 = LAST - 179;
    private static final int SINCE_365 = LAST - 364;

    private final Workload workload;
    private final long[][] members;

    private WorkloadLoop(Workload workload) {
        this.workload = workload;
        this.members = new long[WorkloadSegments.COUNT][(workload.customers + 63) / 64];
    }

    /** The members of each segment, as bits. */
    static long[][] run(Workload workload, ExecutorService executor, int threads) {
        WorkloadLoop loop = new WorkloadLoop(workload);
        int words = loop.members[0].length;
        Future<?>[] parts = new Future<?>[threads];
        for (int t = 0; t < threads; t++) {
            int from = (int) ((long) words * t / threads) * 64;
            int until = Math.min(workload.customers, (int) ((long) words * (t + 1) / threads) * 64);
            parts[t] = executor.submit(() -> loop.run(from, until));
        }
        try {
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return loop.members;
    }

    private void run(int from, int until) {
        for (int customer = from; customer < until; customer++) {
            customer(customer);
        }
    }

    private void customer(int customer) {
        int[] days = workload.day;
        byte[] types = workload.type;
        int[] cents = workload.cents;
        int purchases = 0;
        int purchases90 = 0;
        int purchases180 = 0;
        long sum = 0;
        long sum365 = 0;
        long sum90 = 0;
        long sumBefore90 = 0;
        int most = 0;
        int firstDay = -1;
        int lastEvent = -1;
        long categories365 = 0;
        boolean seventh = false;
        int returns = 0;
        int contacts30 = 0;
        int end = workload.offsets[customer + 1];
        for (int event = workload.offsets[customer]; event < end; event++) {
            int day = days[event];
            byte type = types[event];
            if (type == Workload.PURCHASE) {
                int amount = cents[event];
                purchases++;
                sum += amount;
                most = Math.max(most, amount);
                firstDay = firstDay < 0 ? day : firstDay;
                lastEvent = event;
                if (day >= SINCE_365) {
                    sum365 += amount;
                    categories365 |= 1L << workload.category[event];
                    if (day >= SINCE_180) {
                        purchases180++;
                        if (day >= SINCE_90) {
                            purchases90++;
                            sum90 += amount;
                            seventh |= day >= SINCE_60 && workload.category[event] == 7;
                        } else {
                            sumBefore90 += amount;
                        }
                    }
                }
            } else if (type == Workload.RETURN) {
                returns++;
            } else if (day >= SINCE_30) {
                contacts30++;
            }
        }
        byte kind = workload.kind[customer];
        byte country = workload.country[customer];
        int born = workload.birthYear[customer];
        boolean consent = workload.consent[customer];
        boolean frequent = purchases90 >= 3;
        boolean lapsed = purchases >= 1 && purchases180 == 0;
        boolean generous = purchases > 0 && sum >= 6_000L * purchases;
        int word = customer >> 6;
        long bit = 1L << customer;
        mark(0, word, bit, kind == INDUSTRIAL);
        mark(1, word, bit, country == GERMANY || country == FRANCE || country == BRITAIN);
        mark(2, word, bit, kind == CONSUMER && born >= 1991 && born <= 2000 && consent);
        mark(3, word, bit, frequent);
        mark(4, word, bit, sum365 >= 100_000);
        mark(5, word, bit, lapsed);
        mark(6, word, bit, firstDay >= SINCE_30);
        mark(7, word, bit, generous);
        mark(8, word, bit, Long.bitCount(categories365) >= 5);
        mark(9, word, bit, seventh);
        mark(10, word, bit, returns * 5 > purchases && purchases >= 5);
        mark(11, word, bit, lastEvent >= 0 && workload.channel[lastEvent] == ONLINE);
        mark(12, word, bit, frequent && generous);
        mark(13, word, bit, contacts30 == 0 && workload.satisfaction[customer] <= 2);
        mark(14, word, bit, most >= 30_000);
        mark(15, word, bit, sum90 > sumBefore90);
        mark(16, word, bit, (kind == INSTITUTIONAL || kind == GOVERNMENT) && sum >= 50_000);
        mark(17, word, bit, LAST - workload.joinedDay[customer] > 365 && purchases == 0);
        mark(18, word, bit, contacts30 >= 2);
        mark(19, word, bit, consent && !lapsed && country == ITALY);
    }

    private void mark(int segment, int word, long bit, boolean member) {
        if (member) {
            members[segment][word] |= bit;
        }
    }
}
