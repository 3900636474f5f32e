package org.clientela.profile;

import java.time.Instant;
import org.clientela.attribute.Value;

/** Counts {@linkplain EventSequence sequences} in the columns of a population. */
final class SequenceCounts {
    private SequenceCounts() {}

    static Answers of(EventSequence sequence, ColumnValues values, Instant asOf) {
        EventSelection firsts = new EventSelection(sequence.first().count(sequence.window()), values, asOf);
        EventSelection nexts = new EventSelection(sequence.next().count(Window.EVER), values, asOf);
        int[] counts = new int[values.columns().size()];
        for (int customer = 0; customer < counts.length; customer++) {
            int first = firsts.select(customer);
            int next = nexts.select(customer);
            int at = next;
            for (int i = first - 1; i >= 0; i--) {
                int event = firsts.selected()[i];
                while (at > 0 && nexts.selected()[at - 1] > event) {
                    at--;
                }
                counts[customer] += at < next && follows(event, nexts.selected()[at], sequence, values) ? 1 : 0;
            }
        }
        return new ComposedAnswers(counts.length, index -> Value.of(counts[index]));
    }

    private static boolean follows(int event, int next, EventSequence sequence, ColumnValues values) {
        Instant time = Micros.instant(values.columns().time(event));
        Instant following = Micros.instant(values.columns().time(next));
        return !following.isAfter(sequence.until(time, values.zone()));
    }
}
