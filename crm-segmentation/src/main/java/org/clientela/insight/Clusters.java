package org.clientela.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Groups of customers that are alike in some numbers, the largest first. Each customer of whom all numbers are known belongs to
 * exactly one. Immutable.
 *
 * <p>Every set of points can be cut into clusters, and most have none: look at the {@link #silhouette} and the
 * {@link #stability} before you act on them.
 */
public final class Clusters {
    /** The cluster of a customer who belongs to none, since a number is missing. */
    public static final int NONE = -1;

    private final KMeans method;
    private final List<Column.Numbers> columns;
    private final Points points;
    private final double[] centres;
    private final int[] assignment;
    private final int[] byCustomer;
    private final long[] sizes;
    private final double inertia;

    Clusters(
            KMeans method,
            List<Column.Numbers> columns,
            Points points,
            double[] centres,
            int[] assignment,
            double inertia) {
        this.method = method;
        this.columns = List.copyOf(columns);
        this.points = points;
        this.inertia = inertia;
        int k = method.clusters();
        int[] found = new int[k];
        Arrays.stream(assignment).forEach(cluster -> found[cluster]++);
        int[] bySize = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingInt((Integer cluster) -> -found[cluster]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] place = new int[k];
        this.centres = new double[centres.length];
        this.sizes = new long[k];
        int dimensions = points.dimensions();
        for (int cluster = 0; cluster < k; cluster++) {
            place[bySize[cluster]] = cluster;
            sizes[cluster] = found[bySize[cluster]];
            System.arraycopy(centres, bySize[cluster] * dimensions, this.centres, cluster * dimensions, dimensions);
        }
        this.assignment =
                Arrays.stream(assignment).map(cluster -> place[cluster]).toArray();
        this.byCustomer = new int[columns.get(0).size()];
        Arrays.fill(byCustomer, NONE);
        for (int i = 0; i < this.assignment.length; i++) {
            byCustomer[points.customer(i)] = this.assignment[i];
        }
    }

    /**
     * How they were found.
     *
     * @return the method
     */
    public KMeans method() {
        return method;
    }

    /**
     * How many clusters.
     *
     * @return one or more
     */
    public int size() {
        return sizes.length;
    }

    /**
     * The cluster of a customer.
     *
     * @param customer index of the population
     * @return in [0, size), or {@link #NONE}
     */
    public int of(int customer) {
        return byCustomer[customer];
    }

    /**
     * How many customers belong to a cluster, however few.
     *
     * @param cluster in [0, size)
     * @return zero or more
     */
    public int customers(int cluster) {
        return (int) sizes[cluster];
    }

    /**
     * The sum of the squared distances of customers from the centres of their clusters, in standard deviations. It falls with every
     * further cluster; compare it only with the same number of them.
     *
     * @return zero or more
     */
    public double inertia() {
        return inertia;
    }

    /**
     * The centre of a cluster, in the units of the columns. With logarithms it is a geometric mean (of 1 + x), else the mean.
     *
     * @param cluster in [0, size)
     * @return a number for each column
     */
    public List<Double> centre(int cluster) {
        List<Double> centre = new ArrayList<>();
        for (int d = 0; d < points.dimensions(); d++) {
            centre.add(points.unscaled(centres[cluster * points.dimensions() + d], d));
        }
        return List.copyOf(centre);
    }

    /**
     * What makes the customers of a cluster different from all other clustered ones.
     *
     * @param cluster in [0, size)
     * @param compared columns of the same customers: those clustered by, or any others
     * @return the contrast
     */
    public Contrast contrast(int cluster, List<? extends Column> compared) {
        return Contrast.between(compared, i -> of(i) == cluster, i -> of(i) != cluster && of(i) != NONE);
    }

    /**
     * Names for the clusters, of what they have more or less of than the others: "high monetary, low recency".
     *
     * @return by cluster, all different
     */
    public List<String> names() {
        return ClusterNames.of(this, columns, points);
    }

    /**
     * How well the customers lie in their clusters, by the distances among at most 10,000 of them.
     *
     * @param random draws the customers if there are more
     * @return says whether it is exact
     * @throws IllegalStateException if there is only one cluster
     */
    public Silhouette silhouette(SplittableRandom random) {
        return silhouette(Silhouette.DEFAULT_LIMIT, random);
    }

    /**
     * How well the customers lie in their clusters, by the distances among some of them. Costs the square of their number.
     *
     * @param limit how many customers at most
     * @param random draws the customers if there are more
     * @return says whether it is exact
     * @throws IllegalStateException if there is only one cluster
     */
    public Silhouette silhouette(int limit, SplittableRandom random) {
        return Silhouette.of(points, assignment, size(), limit, random);
    }

    /**
     * How much the clusters depend on which customers were there: the same method finds clusters in samples of the customers, drawn
     * with replacement, and each is compared with these.
     *
     * @param rounds how many samples, at least 1
     * @param random draws them, and decides where to begin
     * @return the agreement
     */
    public Stability stability(int rounds, SplittableRandom random) {
        return Stability.of(method, points, assignment, rounds, random);
    }

    /**
     * The clusters with names, sizes and centres; small ones are hidden.
     *
     * @return several lines
     */
    @Override
    public String toString() {
        return toString(Suppression.STANDARD);
    }

    /**
     * The clusters with names, sizes and centres.
     *
     * @param suppression which of them are hidden
     * @return several lines
     */
    public String toString(Suppression suppression) {
        Suppression.Breakdown shown = suppression.of(sizes);
        List<String> header = new ArrayList<>(List.of("cluster", "customers"));
        columns.forEach(column -> header.add(column.name()));
        TextTable table = new TextTable(size() + " clusters of " + shown.total() + " customers", header);
        List<String> names = names();
        for (int cluster = 0; cluster < size(); cluster++) {
            boolean hidden = shown.isHidden(cluster); // the centre would tell which of them is small
            List<String> row = new ArrayList<>(List.of(hidden ? "-" : names.get(cluster), shown.text(cluster)));
            centre(cluster).forEach(value -> row.add(hidden ? "-" : TextTable.number(value)));
            table.row(row);
        }
        if (shown.hidesAny()) {
            table.note(shown.note());
        }
        return table.toString();
    }
}
