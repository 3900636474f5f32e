/**
 * Recency, frequency, monetary value: how long ago, how often and for how much a customer bought, each in as many groups
 * of equal size. Begin with {@link org.clientela.score.rfm.Rfm#quintiles()}.
 *
 * <p>Source: A. M. Hughes (1994), Strategic Database Marketing, Probus. Groups are cut at sample quantiles by linear
 * interpolation, type 7 of R. J. Hyndman and Y. Fan (1996), The American Statistician 50(4), 361-365.
 */
@NullMarked
package org.clientela.score.rfm;

import org.jspecify.annotations.NullMarked;
