package org.clientela.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clientela.attribute.Value;
import org.clientela.event.Event;
import org.clientela.event.EventType;

/** The segments of {@link OneCustomer} as a programmer would write them for these six only: one pass over the events, exact money. */
final class HandWritten {
    private static final BigDecimal THOUSAND = new BigDecimal("1000");
    private static final BigDecimal SIXTY = new BigDecimal("60");

    private HandWritten() {}

    static long segments(List<Event> events, Instant asOf, ZoneId zone) {
        LocalDate tomorrow = LocalDate.ofInstant(asOf, zone).plusDays(1);
        Instant from90 = tomorrow.minusDays(90).atStartOfDay(zone).toInstant();
        Instant from180 = tomorrow.minusDays(180).atStartOfDay(zone).toInstant();
        Instant from365 = tomorrow.minusDays(365).atStartOfDay(zone).toInstant();
        int purchases = 0;
        int in90 = 0;
        int in180 = 0;
        int returns = 0;
        BigDecimal spent = BigDecimal.ZERO;
        BigDecimal spentIn365 = BigDecimal.ZERO;
        Set<Value> categories = new HashSet<>();
        for (Event event : events) {
            Instant time = event.occurredAt();
            if (time.isAfter(asOf)) {
                break;
            }
            if (event.type().equals(EventType.PURCHASE)) {
                BigDecimal amount = event.amount().orElseThrow().amount();
                purchases++;
                spent = spent.add(amount);
                if (!time.isBefore(from365)) {
                    spentIn365 = spentIn365.add(amount);
                    categories.add(event.attributes().value("category"));
                    if (!time.isBefore(from180)) {
                        in180++;
                        if (!time.isBefore(from90)) {
                            in90++;
                        }
                    }
                }
            } else if (event.type().equals(EventType.RETURN)) {
                returns++;
            }
        }
        return bit(0, in90 >= 3)
                | bit(1, spentIn365.compareTo(THOUSAND) >= 0)
                | bit(2, purchases >= 1 && in180 == 0)
                | bit(3, purchases >= 1 && spent.compareTo(SIXTY.multiply(BigDecimal.valueOf(purchases))) >= 0)
                | bit(4, categories.size() >= 5)
                | bit(5, purchases >= 5 && returns * 5 > purchases);
    }

    private static long bit(int segment, boolean inside) {
        return inside ? 1L << segment : 0;
    }
}
