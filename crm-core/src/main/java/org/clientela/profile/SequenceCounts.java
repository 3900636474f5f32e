package org.clientela.profile;

import java.time.Instant;
import org.clientela.attribute.Value;

/** Counts {@linkplain EventSequence sequences} in the columns of a population. Not thread-safe. */
final class SequenceCounts {
    private final EventSequence sequence;
    private final ColumnValues values;
    private final EventSelection firsts;
    private final EventSelection nexts;

    SequenceCounts(EventSequence sequence, ColumnValues values, Instant asOf) {
        this.sequence = sequence;
        this.values = values;
        this.firsts = new EventSelection(sequence.first().count(sequence.window()), values, asOf);
        this.nexts = new EventSelection(sequence.next().count(Window.EVER), values, asOf);
    }

    /** How many the customers have. */
    Answers all() {
        int[] counts = new int[values.columns().size()];
        for (int customer = 0; customer < counts.length; customer++) {
            counts[customer] = of(customer);
        }
        return new ComposedAnswers(counts.length, index -> Value.of(counts[index]));
    }

    /** How many a customer has. */
    int of(int customer) {
        int first = firsts.select(customer);
        int next = nexts.select(customer);
        int at = next;
        int count = 0;
        for (int i = first - 1; i >= 0; i--) {
            int event = firsts.selected()[i];
            while (at > 0 && nexts.selected()[at - 1] > event) {
                at--;
            }
            count += at < next && follows(event, nexts.selected()[at]) ? 1 : 0;
        }
        return count;
    }

    private boolean follows(int event, int next) {
        Instant time = Micros.instant(values.columns().time(event));
        Instant following = Micros.instant(values.columns().time(next));
        return !following.isAfter(sequence.until(time, values.zone()));
    }
}
