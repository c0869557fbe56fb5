package io.github.explicell.classify;

import java.util.Arrays;
import java.util.List;

/**
 * How often which class was taken for which. Rows are the true classes, columns the predicted ones. Measures whose
 * denominator is 0 are NaN.
 */
public final class ConfusionMatrix {

    private final List<String> classes;
    private final long[][] counts;

    /** @param classes names of the classes, each once */
    public ConfusionMatrix(final List<String> classes) {
        this.classes = List.copyOf(classes);
        counts = new long[classes.size()][classes.size()];
    }

    /**
     * Counts a prediction of a region whose true class is known.
     *
     * @param prediction of a region with the property {@link io.github.explicell.image.Region#CLASS}
     * @throws IllegalArgumentException naming the region, if its true class is missing or not one of the classes
     */
    public void add(final Prediction prediction) {
        final String label = prediction.region().label();
        if (label == null || !classes.contains(label))
            throw new IllegalArgumentException(
                    "the region " + prediction.region().name() + " of " + prediction.image()
                            + (label == null ? " has no true class" : " has the true class " + label)
                            + "; the classes are " + String.join(", ", classes));
        add(label, prediction.className());
    }

    /**
     * Counts one case.
     *
     * @param trueClass its true class
     * @param predictedClass the class it was taken for
     * @throws IllegalArgumentException if one of them is none of the classes
     */
    public void add(final String trueClass, final String predictedClass) {
        counts[index(trueClass)][index(predictedClass)]++;
    }

    /**
     * Counts all cases of another matrix.
     *
     * @param other of the same classes
     * @throws IllegalArgumentException if its classes are others
     */
    public void add(final ConfusionMatrix other) {
        if (!classes.equals(other.classes))
            throw new IllegalArgumentException("matrices of different classes cannot be added");
        for (int i = 0; i < counts.length; i++)
            for (int j = 0; j < counts.length; j++) counts[i][j] += other.counts[i][j];
    }

    private int index(final String name) {
        final int index = classes.indexOf(name);
        if (index < 0)
            throw new IllegalArgumentException(
                    "there is no class " + name + "; the classes are " + String.join(", ", classes));
        return index;
    }

    /** @return the names, in the order of rows and columns */
    public List<String> classes() {
        return classes;
    }

    /**
     * @param trueClass index of a class
     * @param predictedClass index of a class
     * @return how many cases of the one were taken for the other
     */
    public long count(final int trueClass, final int predictedClass) {
        return counts[trueClass][predictedClass];
    }

    /** @return a copy of the counts: true class, predicted class */
    public long[][] counts() {
        return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    /**
     * @param trueClass index of a class
     * @return how many cases there are of it
     */
    public long cases(final int trueClass) {
        long sum = 0;
        for (final long n : counts[trueClass]) sum += n;
        return sum;
    }

    /**
     * @param predictedClass index of a class
     * @return how many cases were taken for it
     */
    public long predicted(final int predictedClass) {
        long sum = 0;
        for (final long[] row : counts) sum += row[predictedClass];
        return sum;
    }

    /** @return the number of cases */
    public long total() {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) sum += cases(i);
        return sum;
    }

    /** @return the number of cases whose class was found */
    public long right() {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) sum += counts[i][i];
        return sum;
    }

    /** @return the share of cases whose class was found, 0..1 */
    public double accuracy() {
        return right() / (double) total();
    }

    /**
     * @param trueClass index of a class
     * @return the share of its cases that were found, 0..1
     */
    public double recall(final int trueClass) {
        return counts[trueClass][trueClass] / (double) cases(trueClass);
    }

    /**
     * @param predictedClass index of a class
     * @return the share of true ones among the cases taken for it, 0..1
     */
    public double precision(final int predictedClass) {
        return counts[predictedClass][predictedClass] / (double) predicted(predictedClass);
    }

    /** @return the mean of the classes' F1, of those that occur or were predicted; 0..1 */
    public double macroF1() {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < counts.length; i++) {
            final long either = cases(i) + predicted(i);
            if (either == 0) continue;
            sum += 2.0 * counts[i][i] / either;
            n++;
        }
        return sum / n;
    }
}
