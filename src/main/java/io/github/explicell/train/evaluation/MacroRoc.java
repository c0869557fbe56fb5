package io.github.explicell.train.evaluation;

import io.github.explicell.train.evaluation.Ranking.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The mean of several ROC curves: at each false positive rate the mean of their true positive rates, each curve being
 * straight between its points (scikit-learn's macro-average of one class against the rest; there on a grid of rates, here
 * at every rate at which a curve bends). Where a curve jumps, so does the mean; its area is the mean of their areas.
 */
public final class MacroRoc {

    private MacroRoc() {}

    /**
     * @param curves from (0, 0) to (1, 1), one at least
     * @return their mean, from (0, 0) to (1, 1)
     */
    public static List<Point> of(final List<List<Point>> curves) {
        final SortedSet<Double> rates = new TreeSet<>();
        curves.forEach(curve -> curve.forEach(p -> rates.add(p.x())));
        final List<Point> mean = new ArrayList<>();
        final int[] at = new int[curves.size()];
        for (final double rate : rates) {
            double low = 0;
            double high = 0;
            for (int c = 0; c < at.length; c++) {
                final List<Point> curve = curves.get(c);
                // the first point at this rate or beyond it
                while (curve.get(at[c]).x() < rate) at[c]++;
                low += value(curve, at[c], rate);
                while (at[c] + 1 < curve.size() && curve.get(at[c] + 1).x() == rate) at[c]++;
                high += value(curve, at[c], rate);
            }
            mean.add(new Point(rate, low / at.length));
            if (high > low) mean.add(new Point(rate, high / at.length));
        }
        return mean;
    }

    /** On the line to a point at or beyond a rate. */
    private static double value(final List<Point> curve, final int at, final double rate) {
        final Point b = curve.get(at);
        if (b.x() == rate) return b.y();
        final Point a = curve.get(at - 1);
        return a.y() + (b.y() - a.y()) * (rate - a.x()) / (b.x() - a.x());
    }
}
