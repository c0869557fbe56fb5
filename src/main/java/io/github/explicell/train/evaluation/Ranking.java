package io.github.explicell.train.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well scores rank positive cases before negative ones. Equal scores are one step of the curves. What has no
 * positive or no negative case to compare is NaN.
 */
public final class Ranking {

    /**
     * A point of a curve.
     *
     * @param x false positive rate, or recall; 0..1
     * @param y true positive rate, or precision; 0..1
     */
    public record Point(double x, double y) {}

    /** Positive and negative cases at or above each distinct score, from the highest down. */
    private final List<long[]> steps = new ArrayList<>();

    private final long positives;
    private final long negatives;

    /**
     * @param scores higher for cases more likely positive
     * @param positive which are
     */
    public Ranking(final double[] scores, final boolean[] positive) {
        final int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long above = 0;
        long falselyAbove = 0;
        for (int i = 0; i < order.length; i++) {
            if (positive[order[i]]) above++;
            else falselyAbove++;
            if (i + 1 == order.length || scores[order[i + 1]] != scores[order[i]])
                steps.add(new long[] {above, falselyAbove});
        }
        positives = above;
        negatives = falselyAbove;
    }

    /** @return the ROC curve from (0, 0) to (1, 1) */
    public List<Point> roc() {
        final List<Point> curve = new ArrayList<>(List.of(new Point(0, 0)));
        for (final long[] step : steps)
            curve.add(new Point(step[1] / (double) negatives, step[0] / (double) positives));
        return curve;
    }

    /** @return area under the ROC curve: the probability that a positive case is ranked before a negative one; ties half */
    public double rocArea() {
        return positives == 0 || negatives == 0 ? Double.NaN : area(roc());
    }

    /** @return precision over recall, from (0, 1) to a recall of 1 */
    public List<Point> precisionRecall() {
        final List<Point> curve = new ArrayList<>(List.of(new Point(0, 1)));
        for (final long[] step : steps)
            curve.add(new Point(step[0] / (double) positives, step[0] / (double) (step[0] + step[1])));
        return curve;
    }

    /** @return area under straight lines between the points of precision over recall; a little optimistic */
    public double precisionRecallArea() {
        return positives == 0 ? Double.NaN : area(precisionRecall());
    }

    /** @return average precision: the sum over the steps of precision times the gain in recall */
    public double averagePrecision() {
        if (positives == 0) return Double.NaN;
        double sum = 0;
        double recall = 0;
        for (final Point p : precisionRecall()) {
            sum += (p.x() - recall) * p.y();
            recall = p.x();
        }
        return sum;
    }

    private static double area(final List<Point> curve) {
        double sum = 0;
        for (int i = 1; i < curve.size(); i++) {
            final Point a = curve.get(i - 1);
            final Point b = curve.get(i);
            sum += (b.x() - a.x()) * (a.y() + b.y()) / 2;
        }
        return sum;
    }
}
