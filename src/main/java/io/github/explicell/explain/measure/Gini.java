package io.github.explicell.explain.measure;

import java.util.Arrays;

/**
 * Sparsity (Chalasani et al.: Concise explanations of neural networks using adversarial training, ICML 2020): the Gini
 * coefficient of the map's absolute values, sum of (2 i - n - 1) |a_i| / (n sum |a_i|) over the values in rising order,
 * i from 1 to n. NaN if all are 0.
 */
final class Gini implements MapMeasure {

    @Override
    public String name() {
        return "gini";
    }

    @Override
    public String sentence() {
        return "Sparsity of the map: 0 if all pixels have the same value, near 1 if few have it all"
                + " (neither is better as such; no forward pass).";
    }

    @Override
    public double of(final Trial trial) {
        final float[] sorted = trial.map().values().clone();
        for (int i = 0; i < sorted.length; i++) sorted[i] = Math.abs(sorted[i]);
        Arrays.sort(sorted);
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[i];
            weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
        }
        return sum == 0 ? Double.NaN : weighted / (sorted.length * sum);
    }
}
