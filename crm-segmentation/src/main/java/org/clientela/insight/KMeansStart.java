package org.clientela.insight;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Where k-means begins: the first centre is any customer, each further one a customer drawn with a probability in proportion to
 * its squared distance from the nearest centre so far. Source: Arthur and Vassilvitskii (2007), Proceedings of SODA, 1027-1035.
 */
final class KMeansStart {
    private KMeansStart() {}

    /** The centres; none if there are fewer different points. */
    static double[] choose(Points points, int clusters, SplittableRandom random) {
        int dimensions = points.dimensions();
        double[] centres = new double[clusters * dimensions];
        double[] nearest = new double[points.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        if (points.size() < clusters) {
            return new double[0];
        }
        int chosen = random.nextInt(points.size());
        for (int centre = 0; centre < clusters; centre++) {
            if (centre > 0) {
                double total = Arrays.stream(nearest).sum();
                if (!(total > 0)) {
                    return new double[0];
                }
                chosen = draw(nearest, random.nextDouble() * total);
            }
            for (int d = 0; d < dimensions; d++) {
                centres[centre * dimensions + d] = points.coordinate(chosen, d);
            }
            for (int i = 0; i < nearest.length; i++) {
                nearest[i] = Math.min(nearest[i], points.squaredDistance(i, centres, centre));
            }
        }
        return centres;
    }

    private static int draw(double[] weights, double target) {
        double sum = 0;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                sum += weights[i];
                if (sum > target) {
                    return i;
                }
            }
        }
        return last;
    }
}
