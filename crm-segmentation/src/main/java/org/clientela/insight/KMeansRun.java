package org.clientela.insight;

import java.util.Arrays;
import java.util.BitSet;

/**
 * One run of k-means, step by step. A step moves each centre to the mean of its points, and each point to its nearest centre; the
 * inertia (the sum of the squared distances of points from their centres) never rises.
 *
 * <p>For each point it keeps a distance that its own centre is at most away, and one that every other is at least away. As
 * long as the first is below the second, the point cannot change sides and costs nothing. Source: Hamerly (2010), Proceedings
 * of SDM, 130-140.
 */
final class KMeansRun {
    private final Points points;
    private final int dimensions;
    private final int clusters;
    private final double[] centres;
    private final int[] assignment;
    private final double[] atMost;
    private final double[] othersAtLeast;

    /** Assigns each point to the nearest of the centres. */
    KMeansRun(Points points, double[] start) {
        this.points = points;
        this.dimensions = points.dimensions();
        this.clusters = start.length / dimensions;
        this.centres = start.clone();
        this.assignment = new int[points.size()];
        this.atMost = new double[points.size()];
        this.othersAtLeast = new double[points.size()];
        for (int i = 0; i < assignment.length; i++) {
            assign(i);
        }
    }

    /** Goes one step on; false if nothing changed. */
    boolean step() {
        double[] moved = moveCentres();
        int furthest = 0;
        for (int centre = 1; centre < clusters; centre++) {
            furthest = moved[centre] > moved[furthest] ? centre : furthest;
        }
        double second = 0;
        for (int centre = 0; centre < clusters; centre++) {
            second = centre == furthest ? second : Math.max(second, moved[centre]);
        }
        double[] halfWay = halfWayToNearestCentre();
        boolean changed = false;
        for (int i = 0; i < assignment.length; i++) {
            int own = assignment[i];
            atMost[i] += moved[own];
            othersAtLeast[i] -= own == furthest ? second : moved[furthest];
            double bound = Math.max(halfWay[own], othersAtLeast[i]);
            if (atMost[i] > bound) {
                atMost[i] = Math.sqrt(points.squaredDistance(i, centres, own));
                if (atMost[i] > bound) {
                    assign(i);
                    changed |= assignment[i] != own;
                }
            }
        }
        return changed;
    }

    /** The sum of the squared distances of all points from their centres. */
    double inertia() {
        double sum = 0;
        for (int i = 0; i < assignment.length; i++) {
            sum += points.squaredDistance(i, centres, assignment[i]);
        }
        return sum;
    }

    double[] centres() {
        return centres.clone();
    }

    int[] assignment() {
        return assignment.clone();
    }

    /** Looks at all centres; a point as near to its own as to another stays. */
    private void assign(int point) {
        int nearest = assignment[point];
        double smallest = points.squaredDistance(point, centres, nearest);
        double secondSmallest = Double.POSITIVE_INFINITY;
        for (int centre = 0; centre < clusters; centre++) {
            if (centre == assignment[point]) {
                continue;
            }
            double distance = points.squaredDistance(point, centres, centre);
            if (distance < smallest) {
                secondSmallest = smallest;
                smallest = distance;
                nearest = centre;
            } else {
                secondSmallest = Math.min(secondSmallest, distance);
            }
        }
        assignment[point] = nearest;
        atMost[point] = Math.sqrt(smallest);
        othersAtLeast[point] = Math.sqrt(secondSmallest);
    }

    /** How far each has moved. */
    private double[] moveCentres() {
        double[] sums = new double[centres.length];
        int[] sizes = new int[clusters];
        for (int i = 0; i < assignment.length; i++) {
            sizes[assignment[i]]++;
            for (int d = 0; d < dimensions; d++) {
                sums[assignment[i] * dimensions + d] += points.coordinate(i, d);
            }
        }
        BitSet taken = new BitSet();
        double[] moved = new double[clusters];
        double[] before = centres.clone();
        for (int centre = 0; centre < clusters; centre++) {
            int stray = sizes[centre] == 0 ? furthestFromItsCentre(before, taken) : -1;
            for (int d = 0; d < dimensions; d++) {
                centres[centre * dimensions + d] =
                        stray < 0 ? sums[centre * dimensions + d] / sizes[centre] : points.coordinate(stray, d);
            }
            moved[centre] = Math.sqrt(
                    Points.squaredDistance(before, centre * dimensions, centres, centre * dimensions, dimensions));
        }
        return moved;
    }

    /** Where a centre that lost all its points begins anew: the inertia falls most there. */
    private int furthestFromItsCentre(double[] before, BitSet taken) {
        int furthest = 0;
        double largest = -1;
        for (int i = 0; i < assignment.length; i++) {
            double distance = points.squaredDistance(i, before, assignment[i]);
            if (distance > largest && !taken.get(i)) {
                largest = distance;
                furthest = i;
            }
        }
        taken.set(furthest);
        return furthest;
    }

    private double[] halfWayToNearestCentre() {
        double[] halfWay = new double[clusters];
        Arrays.fill(halfWay, Double.POSITIVE_INFINITY);
        for (int a = 0; a < clusters; a++) {
            for (int b = 0; b < clusters; b++) {
                if (a != b) {
                    double distance =
                            Points.squaredDistance(centres, a * dimensions, centres, b * dimensions, dimensions);
                    halfWay[a] = Math.min(halfWay[a], Math.sqrt(distance) / 2);
                }
            }
        }
        return halfWay;
    }
}
