package org.clientela.insight;

import org.apache.commons.numbers.gamma.InverseErfc;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * How far out in the tail of its distribution a test statistic lies: the natural logarithm of the p-value, so that the very
 * small ones still differ. p comes from the library; where it leaves the range of a double, its logarithm comes from the
 * continued fraction of the same function.
 */
final class Tail {
    /** Below this, continued fractions take over; well inside of what a double can hold. */
    private static final double SMALL = 1e-280;

    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-15;
    private static final int MAX_TERMS = 1_000_000;

    private Tail() {}

    /** ln P(X > statistic) for X chi-squared: Q(df/2, statistic/2). Source: Abramowitz and Stegun (1964), 26.4.2. */
    static double chiSquared(double statistic, double degreesOfFreedom) {
        double a = degreesOfFreedom / 2;
        double x = statistic / 2;
        if (x <= 0) {
            return 0;
        }
        double q = RegularizedGamma.Q.value(a, x);
        return q > SMALL ? Math.log(q) : lnUpperGamma(a, x);
    }

    /** ln P(|Z| > |z|) for Z normal; its square is chi-squared with one degree of freedom. */
    static double normal(double z) {
        return chiSquared(z * z, 1);
    }

    /** ln P(|T| > |t|) for T Student's t; its square is F with one degree of freedom in the numerator. */
    static double studentT(double t, double degreesOfFreedom) {
        return f(t * t, 1, degreesOfFreedom);
    }

    /**
     * ln P(X > statistic) for X distributed as F: I_x(n/2, m/2) with m and n degrees of freedom and x = n / (n + m F).
     * Source: Abramowitz and Stegun (1964), 26.6.2.
     */
    static double f(double statistic, double m, double n) {
        if (statistic <= 0) {
            return 0;
        }
        if (Double.isInfinite(statistic)) {
            return Double.NEGATIVE_INFINITY;
        }
        double x = n / (n + m * statistic);
        double y = m * statistic / (n + m * statistic);
        double p = y < 0.5 ? RegularizedBeta.complement(y, m / 2, n / 2) : RegularizedBeta.value(x, n / 2, m / 2);
        return p > SMALL ? Math.log(p) : lnBeta(x, y, n / 2, m / 2);
    }

    /**
     * Fisher's exact test, both sides: the ln of the probability that of {@code with} customers who have something, the first
     * group got as many as it did, or any number as improbable. Source: Fisher (1935), Journal of the Royal Statistical
     * Society 98(1), 39-82.
     */
    static double fisher(long firstWith, long first, long secondWith, long second) {
        long with = firstWith + secondWith;
        double observed = lnHypergeometric(firstWith, first, second, with);
        double sum = 0;
        for (long k = Math.max(0, with - second); k <= Math.min(with, first); k++) {
            double excess = lnHypergeometric(k, first, second, with) - observed;
            if (excess <= 1e-7) {
                sum += Math.exp(excess);
            }
        }
        return Math.min(0, observed + Math.log(sum));
    }

    /** The z below which a standard normal variable stays with a probability. */
    static double normalQuantile(double probability) {
        return -Math.sqrt(2) * InverseErfc.value(2 * probability);
    }

    private static double lnHypergeometric(long k, long first, long second, long with) {
        return lnChoose(first, k) + lnChoose(second, with - k) - lnChoose(first + second, with);
    }

    private static double lnChoose(long n, long k) {
        return k == 0 || k == n ? 0 : -Math.log1p((double) n) - LogBeta.value(k + 1.0, n - k + 1.0);
    }

    /** ln Q(a, x) for large x. Source: DLMF 8.9.2, evaluated by Lentz's method (Thompson and Barnett 1986). */
    private static double lnUpperGamma(double a, double x) {
        if (Double.isInfinite(x)) {
            return Double.NEGATIVE_INFINITY;
        }
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < MAX_TERMS; i++) {
            double term = i * (a - i);
            b += 2;
            d = 1 / nonZero(term * d + b);
            c = nonZero(b + term / c);
            fraction *= c * d;
            if (Math.abs(c * d - 1) < PRECISION) {
                break;
            }
        }
        return a * Math.log(x) - x - LogGamma.value(a) + Math.log(fraction);
    }

    /** ln I_x(a, b) for x below the mean, y = 1 - x. Source: DLMF 8.17.22, evaluated by Lentz's method. */
    private static double lnBeta(double x, double y, double a, double b) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m < MAX_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            fraction *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            fraction *= c * d;
            if (Math.abs(c * d - 1) < PRECISION) {
                break;
            }
        }
        double lnX = x < 0.5 ? Math.log(x) : Math.log1p(-y);
        double lnY = y < 0.5 ? Math.log(y) : Math.log1p(-x);
        return a * lnX + b * lnY - Math.log(a) - LogBeta.value(a, b) + Math.log(fraction);
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
