package io.github.explicell.train;

import java.util.List;

/**
 * How a classifier did on labelled samples.
 *
 * @param classes names of the classes
 * @param counts rows: true class, columns: predicted class
 */
public record Evaluation(List<String> classes, int[][] counts) {

    /** @return the number of samples */
    public int total() {
        int sum = 0;
        for (final int[] row : counts) for (final int n : row) sum += n;
        return sum;
    }

    /** @return share of samples whose class was predicted, 0..1 */
    public double accuracy() {
        int right = 0;
        for (int i = 0; i < counts.length; i++) right += counts[i][i];
        return right / (double) total();
    }

    /** @return share of the class's samples that were found, 0..1; NaN if it has none */
    public double recall(final int index) {
        int all = 0;
        for (final int n : counts[index]) all += n;
        return counts[index][index] / (double) all;
    }

    /** @return share of the samples called this class that are of it, 0..1; NaN if there are none */
    public double precision(final int index) {
        int all = 0;
        for (final int[] row : counts) all += row[index];
        return counts[index][index] / (double) all;
    }

    /** @return harmonic mean of precision and recall, 0..1; 0 if the class was never found */
    public double f1(final int index) {
        if (counts[index][index] == 0) return 0;
        final double p = precision(index);
        final double r = recall(index);
        return 2 * p * r / (p + r);
    }

    /** @return mean of the classes' F1, as scikit-learn's {@code f1_score(average="macro")} */
    public double macroF1() {
        double sum = 0;
        for (int i = 0; i < classes.size(); i++) sum += f1(i);
        return sum / classes.size();
    }
}
