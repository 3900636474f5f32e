package org.clientela.profile;

import java.util.Arrays;

/** Brings the events of one customer down to one whole number: a count, an unscaled number, a time in microseconds or a code. */
@FunctionalInterface
interface LongReduction {
    /** The number for the first {@code count} events, in order of time, or {@link Decimals#MISSING}. */
    long of(int[] events, int count);

    static LongReduction firstTime(Columns columns) {
        return (events, count) -> count == 0 ? Decimals.MISSING : columns.time(events[0]);
    }

    static LongReduction lastTime(Columns columns) {
        return (events, count) -> count == 0 ? Decimals.MISSING : columns.time(events[count - 1]);
    }

    static LongReduction distinctTimes(Columns columns) {
        return (events, count) -> {
            int distinct = Math.min(count, 1);
            for (int i = 1; i < count; i++) {
                distinct += columns.time(events[i]) == columns.time(events[i - 1]) ? 0 : 1;
            }
            return distinct;
        };
    }

    static LongReduction firstNumber(DecimalColumn column) {
        return (events, count) -> count == 0 ? Decimals.MISSING : column.unscaled(events[0]);
    }

    static LongReduction lastNumber(DecimalColumn column) {
        return (events, count) -> count == 0 ? Decimals.MISSING : column.unscaled(events[count - 1]);
    }

    static LongReduction leastNumber(DecimalColumn column) {
        return (events, count) -> {
            long least = Decimals.MISSING;
            for (int i = 0; i < count; i++) {
                long number = column.unscaled(events[i]);
                boolean less = number != Decimals.MISSING && (least == Decimals.MISSING || number < least);
                least = less ? number : least;
            }
            return least;
        };
    }

    /** What is missing is the smallest of all, so it never wins. */
    static LongReduction mostNumber(DecimalColumn column) {
        return (events, count) -> {
            long most = Decimals.MISSING;
            for (int i = 0; i < count; i++) {
                most = Math.max(most, column.unscaled(events[i]));
            }
            return most;
        };
    }

    static LongReduction distinctNumbers(DecimalColumn column) {
        long[][] scratch = {new long[16]};
        return (events, count) -> {
            long[] numbers = scratch[0].length < count ? new long[count] : scratch[0];
            scratch[0] = numbers;
            int present = 0;
            for (int i = 0; i < count; i++) {
                long number = column.unscaled(events[i]);
                if (number != Decimals.MISSING) {
                    numbers[present++] = number;
                }
            }
            Arrays.sort(numbers, 0, present);
            int distinct = Math.min(present, 1);
            for (int i = 1; i < present; i++) {
                distinct += numbers[i] == numbers[i - 1] ? 0 : 1;
            }
            return distinct;
        };
    }

    static LongReduction firstCode(CodeColumn column) {
        return (events, count) -> count == 0 ? 0 : column.codes().get(events[0]);
    }

    static LongReduction lastCode(CodeColumn column) {
        return (events, count) -> count == 0 ? 0 : column.codes().get(events[count - 1]);
    }

    static LongReduction leastCode(CodeColumn column, int[] ranks) {
        return (events, count) -> {
            int least = 0;
            for (int i = 0; i < count; i++) {
                int code = column.codes().get(events[i]);
                least = code != 0 && (least == 0 || ranks[code] < ranks[least]) ? code : least;
            }
            return least;
        };
    }

    static LongReduction mostCode(CodeColumn column, int[] ranks) {
        return (events, count) -> {
            int most = 0;
            for (int i = 0; i < count; i++) {
                int code = column.codes().get(events[i]);
                most = code != 0 && (most == 0 || ranks[code] > ranks[most]) ? code : most;
            }
            return most;
        };
    }

    /** Marks each code with the customer who had it last. */
    static LongReduction distinctCodes(CodeColumn column) {
        int[] marks = new int[column.cardinality()];
        int[] mark = {0};
        return (events, count) -> {
            mark[0]++;
            int distinct = 0;
            for (int i = 0; i < count; i++) {
                int code = column.codes().get(events[i]);
                distinct += code == 0 || marks[code] == mark[0] ? 0 : 1;
                marks[code] = mark[0];
            }
            return distinct;
        };
    }
}
