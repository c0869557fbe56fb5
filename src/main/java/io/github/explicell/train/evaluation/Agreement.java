package io.github.explicell.train.evaluation;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.model.CostMatrix;
import java.util.function.IntToDoubleFunction;

/**
 * How well decisions agree with the truth, from a confusion matrix, as scikit-learn computes it. A single class's measure
 * whose denominator is 0 is NaN; in means it counts as 0, and classes that neither occur nor were predicted are left out.
 */
public final class Agreement {

    private final ConfusionMatrix matrix;
    private final int classes;

    /** @param matrix of at least one case */
    public Agreement(final ConfusionMatrix matrix) {
        this.matrix = matrix;
        classes = matrix.classes().size();
    }

    /**
     * @param c index of the class
     * @return 2 TP / (2 TP + FP + FN) of a class: the harmonic mean of its precision and recall
     */
    public double f1(final int c) {
        return 2.0 * matrix.count(c, c) / (matrix.cases(c) + matrix.predicted(c));
    }

    /**
     * @param c index of the class
     * @return the share of all other classes' cases that were not taken for this class
     */
    public double specificity(final int c) {
        final long others = matrix.total() - matrix.cases(c);
        return (others - matrix.predicted(c) + matrix.count(c, c)) / (double) others;
    }

    /**
     * @param measure of a class by its index
     * @return the mean over the classes that occur or were predicted
     */
    public double macro(final IntToDoubleFunction measure) {
        double sum = 0;
        int n = 0;
        for (int c = 0; c < classes; c++) {
            if (matrix.cases(c) + matrix.predicted(c) == 0) continue;
            sum += orZero(measure.applyAsDouble(c));
            n++;
        }
        return sum / n;
    }

    /**
     * @param measure of a class by its index
     * @return the mean over the classes, each weighted by its cases
     */
    public double weighted(final IntToDoubleFunction measure) {
        double sum = 0;
        for (int c = 0; c < classes; c++) sum += matrix.cases(c) * orZero(measure.applyAsDouble(c));
        return sum / matrix.total();
    }

    private static double orZero(final double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** @return the mean recall of the classes that occur */
    public double balancedAccuracy() {
        double sum = 0;
        int n = 0;
        for (int c = 0; c < classes; c++) {
            if (matrix.cases(c) == 0) continue;
            sum += matrix.recall(c);
            n++;
        }
        return sum / n;
    }

    /** @return Cohen's kappa: agreement beyond that of chance, 1 if perfect; NaN if all is one class */
    public double kappa() {
        final double n = matrix.total();
        double chance = 0;
        for (int c = 0; c < classes; c++) chance += matrix.cases(c) / n * (matrix.predicted(c) / n);
        return (matrix.accuracy() - chance) / (1 - chance);
    }

    /** @return Matthews' correlation coefficient of several classes (Gorodkin 2004), -1..1; 0 if one side is constant */
    public double mcc() {
        final double n = matrix.total();
        double both = 0;
        double truth = n * n;
        double decided = n * n;
        for (int c = 0; c < classes; c++) {
            both += (double) matrix.cases(c) * matrix.predicted(c);
            truth -= (double) matrix.cases(c) * matrix.cases(c);
            decided -= (double) matrix.predicted(c) * matrix.predicted(c);
        }
        return truth == 0 || decided == 0 ? 0 : (matrix.right() * n - both) / Math.sqrt(truth * decided);
    }

    /**
     * @param costs of the same classes
     * @return what the decisions cost on average
     */
    public double cost(final CostMatrix costs) {
        double sum = 0;
        for (int i = 0; i < classes; i++)
            for (int j = 0; j < classes; j++) sum += matrix.count(i, j) * costs.cost(i, j);
        return sum / matrix.total();
    }
}
