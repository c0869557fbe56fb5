package io.github.explicell.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What mistakes cost. Only the ratios of the costs matter for decisions.
 *
 * @param rows for each true class the cost of deciding for each class, in the order of the logits; finite and at least
 *     0, none below the one of deciding rightly, and not all equal to it
 */
public record CostMatrix(List<List<Double>> rows) {

    /**
     * @param rows for each true class the cost of deciding for each class, in the order of the logits; finite and at
     *     least 0, none below the one of deciding rightly, and not all equal to it
     * @throws IllegalArgumentException saying what is wrong with the matrix
     */
    public CostMatrix {
        if (rows == null || rows.size() < 2)
            throw new IllegalArgumentException("costs needs a row of costs for each of at least two classes");
        final List<List<Double>> copy = new ArrayList<>();
        boolean informative = false;
        for (int i = 0; i < rows.size(); i++) {
            final List<Double> row = rows.get(i);
            if (row == null || row.size() != rows.size() || row.stream().anyMatch(Objects::isNull))
                throw new IllegalArgumentException(
                        "costs row " + (i + 1) + " must hold " + rows.size() + " numbers, one for each class");
            for (final double cost : row) {
                if (!(cost >= 0) || Double.isInfinite(cost))
                    throw new IllegalArgumentException("costs must be at least 0 and finite, not " + cost);
                if (cost < row.get(i))
                    throw new IllegalArgumentException("costs row " + (i + 1) + " charges a mistake (" + cost
                            + ") less than the right decision (" + row.get(i) + ")");
                informative |= cost > row.get(i);
            }
            copy.add(List.copyOf(row));
        }
        if (!informative) throw new IllegalArgumentException("costs must charge some mistake more than being right");
        rows = List.copyOf(copy);
    }

    /** @return number of classes */
    public int size() {
        return rows.size();
    }

    /**
     * @param trueClass index of a class
     * @param decided index of a class
     * @return what deciding for the one costs when the other is true
     */
    public double cost(final int trueClass, final int decided) {
        return rows.get(trueClass).get(decided);
    }

    /**
     * @param probabilities of the classes
     * @param decided index of a class
     * @return what deciding for it costs on average: the sum of p(true class) times its cost
     */
    public double expected(final double[] probabilities, final int decided) {
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) sum += probabilities[i] * cost(i, decided);
        return sum;
    }

    /**
     * @param probabilities of the classes
     * @return index of the class whose choice costs least on average (Elkan 2001); of equals the most probable one
     */
    public int decide(final double[] probabilities) {
        int best = 0;
        for (int j = 1; j < probabilities.length; j++) {
            final double difference = expected(probabilities, j) - expected(probabilities, best);
            if (difference < 0 || difference == 0 && probabilities[j] > probabilities[best]) best = j;
        }
        return best;
    }
}
