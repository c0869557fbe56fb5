package io.github.explicell.phantom;

import java.util.SplittableRandom;

/**
 * The stains of one field, as optical densities in red, green and blue for one
 * unit of stain. Every field has its own shade and strength, as slides from
 * different days have.
 */
final class Stain {

    private static final double[] HAEMATOXYLIN = {0.68, 0.66, 0.31};
    private static final double[] LIGHT_GREEN = {0.86, 0.40, 0.31};
    private static final double[] EOSIN = {0.12, 0.90, 0.42};
    private static final double[] ORANGE = {0.07, 0.52, 0.85};

    private final double[] nuclear;
    private final double[] green;
    private final double[] pink;
    private final double[] orange;
    private final double cyanophilic;

    private Stain(final SplittableRandom random) {
        nuclear = shade(HAEMATOXYLIN, random.nextDouble(0.85, 1.15), random);
        final double strength = random.nextDouble(0.8, 1.2);
        green = shade(LIGHT_GREEN, strength, random);
        pink = shade(EOSIN, strength, random);
        orange = shade(ORANGE, strength, random);
        cyanophilic = random.nextDouble(0.25, 0.75);
    }

    /** Draws the stains of a field. */
    static Stain draw(final SplittableRandom random) {
        return new Stain(random);
    }

    /** Density of one unit of nuclear stain, by channel. */
    double[] nuclear() {
        return nuclear;
    }

    /**
     * Draws the density of one unit of a cell's cytoplasm stain, by channel:
     * blue-green, or pink to orange.
     */
    double[] cytoplasm(final SplittableRandom random) {
        final double impurity = random.nextDouble(0.25);
        final double[] acid = mix(pink, orange, random.nextDouble(0.7));
        return random.nextDouble() < cyanophilic ? mix(green, acid, impurity) : mix(acid, green, impurity);
    }

    private static double[] mix(final double[] a, final double[] b, final double t) {
        final double[] mixed = new double[3];
        for (int c = 0; c < 3; c++) mixed[c] = a[c] * (1 - t) + b[c] * t;
        return mixed;
    }

    private static double[] shade(final double[] vector, final double strength, final SplittableRandom random) {
        final double[] shaded = new double[3];
        for (int c = 0; c < 3; c++) shaded[c] = vector[c] * strength * random.nextDouble(0.88, 1.12);
        return shaded;
    }
}
