package org.clientela.insight;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Customers as points in space: their numbers, scaled, one after the other in one array. */
final class Points {
    private final int dimensions;
    private final double[] coordinates;
    private final int[] customers;
    private final double[] means;
    private final double[] deviations;
    private final boolean logarithms;

    private Points(
            int dimensions,
            double[] coordinates,
            int[] customers,
            double[] means,
            double[] deviations,
            boolean logarithms) {
        this.dimensions = dimensions;
        this.coordinates = coordinates;
        this.customers = customers;
        this.means = means;
        this.deviations = deviations;
        this.logarithms = logarithms;
    }

    /** The customers of whom no number is missing. */
    static Points of(List<Column.Numbers> columns, boolean logarithms) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is nothing to cluster by.%nMaybe give one metric or more?".formatted());
        }
        columns.forEach(column -> Pairs.requireSameSize(columns.get(0), column));
        int[] customers = IntStream.range(0, columns.get(0).size())
                .filter(i -> columns.stream().noneMatch(column -> column.isMissing(i)))
                .toArray();
        int dimensions = columns.size();
        double[] coordinates = new double[Math.multiplyExact(customers.length, dimensions)];
        double[] means = new double[dimensions];
        double[] deviations = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            double[] values = values(columns.get(d), customers, logarithms);
            means[d] = mean(values);
            deviations[d] = deviation(values, means[d]);
            for (int i = 0; i < values.length; i++) {
                // a number that is the same for all says nothing, and stays at 0
                coordinates[i * dimensions + d] = deviations[d] > 0 ? (values[i] - means[d]) / deviations[d] : 0;
            }
        }
        return new Points(dimensions, coordinates, customers, means, deviations, logarithms);
    }

    /** Some of the points, in any order, some of them more than once. */
    Points pick(int[] indexes) {
        double[] picked = new double[indexes.length * dimensions];
        for (int i = 0; i < indexes.length; i++) {
            System.arraycopy(coordinates, indexes[i] * dimensions, picked, i * dimensions, dimensions);
        }
        int[] pickedCustomers = Arrays.stream(indexes).map(i -> customers[i]).toArray();
        return new Points(dimensions, picked, pickedCustomers, means, deviations, logarithms);
    }

    int size() {
        return customers.length;
    }

    int dimensions() {
        return dimensions;
    }

    int customer(int index) {
        return customers[index];
    }

    double coordinate(int index, int dimension) {
        return coordinates[index * dimensions + dimension];
    }

    /** Euclidean, squared. */
    double squaredDistance(int index, double[] centres, int centre) {
        return squaredDistance(coordinates, index * dimensions, centres, centre * dimensions, dimensions);
    }

    double distance(int index, int other) {
        return Math.sqrt(squaredDistance(index, coordinates, other));
    }

    static double squaredDistance(double[] a, int offsetA, double[] b, int offsetB, int dimensions) {
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            double difference = a[offsetA + d] - b[offsetB + d];
            sum += difference * difference;
        }
        return sum;
    }

    /** A coordinate in the unit in which the number was given. */
    double unscaled(double coordinate, int dimension) {
        double value = coordinate * deviations[dimension] + means[dimension];
        return logarithms ? Math.expm1(value) : value;
    }

    private static double[] values(Column.Numbers column, int[] customers, boolean logarithms) {
        double[] values = Arrays.stream(customers).mapToDouble(column::value).toArray();
        if (logarithms) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] <= -1) {
                    throw new IllegalArgumentException(
                            "The column (%s) has numbers of -1 and less, which have no logarithm of 1 + x.%nMaybe cluster by the plain numbers?"
                                    .formatted(column.name()));
                }
                values[i] = Math.log1p(values[i]);
            }
        }
        return values;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value - values[0];
        }
        return values.length == 0 ? 0 : values[0] + sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length == 0 ? 0 : Math.sqrt(sum / values.length);
    }
}
