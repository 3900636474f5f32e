package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailTest {
    /** mpmath 1.3, 40 digits: log(gammainc(df/2, x/2, inf, regularized=True)). */
    @ParameterizedTest
    @CsvSource({
        "2000, 3, -996.42484049733325",
        "5000, 1, -2504.4845878484514",
        "3000, 17, -1454.6951051746876",
        "1400, 0.5, -706.20240210797932",
        "900, 40, -373.22114240691635"
    })
    void agreesWithMpmathForChiSquared(double statistic, double degreesOfFreedom, double expected) {
        assertThat(Tail.chiSquared(statistic, degreesOfFreedom)).isCloseTo(expected, relative(expected, 1e-13));
    }

    /** mpmath 1.3, 40 digits: log(betainc(n/2, m/2, 0, n/(n + mF), regularized=True)). */
    @ParameterizedTest
    @CsvSource({
        "3600, 1, 7041, -1457.9546403351675",
        "2500, 3, 7000, -2544.9630923510551",
        "40, 7, 100000, -128.64024752986917",
        "500, 4, 1000, -543.49400583476102"
    })
    void agreesWithMpmathForF(double f, double m, double n, double expected) {
        assertThat(Tail.f(f, m, n)).isCloseTo(expected, relative(expected, 1e-12));
    }

    /** scipy 1.17.1: log(2) + stats.t.logsf(t, df). */
    @ParameterizedTest
    @CsvSource({"5, 10, -7.528891422158145", "-5, 10, -7.528891422158145", "0.3, 40, -0.26692471573321785"})
    void agreesWithScipyForStudent(double t, double degreesOfFreedom, double expected) {
        assertThat(Tail.studentT(t, degreesOfFreedom)).isCloseTo(expected, relative(expected, 1e-13));
    }

    /** scipy 1.17.1: stats.fisher_exact([[k1, n1 - k1], [k2, n2 - k2]]). */
    @ParameterizedTest
    @CsvSource({
        "3, 20, 9, 15, 0.010724879495736004",
        "0, 12, 7, 30, 0.16378079471789353",
        "8, 10, 1, 10, 0.005477494641581329",
        "0, 50, 5, 900, 1"
    })
    void agreesWithScipyForFisher(long firstWith, long first, long secondWith, long second, double expected) {
        assertThat(Math.exp(Tail.fisher(firstWith, first, secondWith, second)))
                .isCloseTo(expected, relative(expected, 1e-10));
    }

    /** With two degrees of freedom, chi-squared is exponential: p = exp(-x/2). */
    @ParameterizedTest
    @CsvSource({"1", "10", "500", "1289", "1290", "2000", "1e6"})
    void isExponentialWithTwoDegreesOfFreedom(double statistic) {
        assertThat(Tail.chiSquared(statistic, 2)).isCloseTo(-statistic / 2, relative(statistic, 1e-14));
    }

    /** With two degrees of freedom in the numerator, p = (n / (n + 2F))^(n/2). */
    @ParameterizedTest
    @CsvSource({"0.5, 10", "3, 7000", "300, 7000", "2000, 7000", "1e5, 1e6"})
    void isAPowerForFWithTwo(double f, double n) {
        double expected = -n / 2 * Math.log1p(2 * f / n);
        assertThat(Tail.f(f, 2, n)).isCloseTo(expected, relative(expected, 1e-12));
    }

    @Test
    void endsAtNothingAndAtEverything() {
        assertThat(Tail.chiSquared(0, 3)).isZero();
        assertThat(Tail.chiSquared(Double.POSITIVE_INFINITY, 3)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Tail.f(0, 3, 5)).isZero();
        assertThat(Tail.f(Double.POSITIVE_INFINITY, 3, 5)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** The usual tables: 1.96 for 0.975. */
    @Test
    void knowsTheNormalQuantile() {
        assertThat(Tail.normalQuantile(0.975)).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(Math.exp(Tail.normal(1.959963984540054))).isCloseTo(0.05, within(1e-14));
    }

    private static org.assertj.core.data.Offset<Double> relative(double expected, double tolerance) {
        return within(Math.abs(expected) * tolerance);
    }
}
