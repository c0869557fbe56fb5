package io.github.explicell.phantom;

import java.util.Comparator;
import java.util.SplittableRandom;

/**
 * A crescent of keratin in the cytoplasm: dense and glassy, in concentric
 * layers, with a refractile bright rim.
 */
final class KeratinPlate implements Evidence {

    private final Outline cell;
    private final double inner;
    private final double angle;
    private final double half;
    private final double density;
    private final double period;
    private final double contrast;
    private final Noise waves;

    /**
     * Draws a plate.
     *
     * @param cell the cell's outline around (0, 0)
     * @param nucleus the nucleus, which the plate leaves free
     * @param neutral amount of stain of the neutral cytoplasm
     */
    KeratinPlate(final Outline cell, final Nucleus nucleus, final double neutral, final SplittableRandom random) {
        this.cell = cell;
        final Outline hole = nucleus.outline();
        inner = hole.maxRadius() + hole.distance(0, 0) + random.nextDouble(2, 3.5);
        angle = roomiest(cell, random);
        half = random.nextDouble(1.1, 1.9);
        density = neutral * random.nextDouble(2, 2.8) + 0.12;
        contrast = random.nextDouble(0.15, 0.3);
        period = random.nextDouble(4.2, 5.2);
        waves = new Noise(random.nextLong());
    }

    /** Of a few directions the one in which the cell reaches furthest. */
    private static double roomiest(final Outline cell, final SplittableRandom random) {
        return random.doubles(4, 0, 2 * Math.PI)
                .boxed()
                .max(Comparator.comparingDouble(cell::radius))
                .orElseThrow();
    }

    @Override
    public boolean contains(final double x, final double y) {
        return depth(x, y) > -2.5;
    }

    @Override
    public double cytoplasm(final double x, final double y, final double neutral) {
        final double depth = depth(x, y);
        if (depth < -4) return neutral;
        final double radius = cell.distance(x, y) + 3.2 * waves.fractal(x / 9, y / 9, 2);
        final double layers = 1 + contrast * StrictMath.sin(2 * Math.PI * radius / period);
        final double plate = Ramp.up(depth, -0.7, 0.7);
        final double outside = neutral * (1 - 0.5 * Ramp.bell(depth + 1.3, 1));
        return outside * (1 - plate) + density * layers * plate;
    }

    /**
     * Distance to the plate's border in pixels, positive inside; a crescent, thin
     * at its ends.
     */
    private double depth(final double x, final double y) {
        final double direction = cell.angle(x, y), distance = cell.distance(x, y);
        final double outer = 0.66 * cell.radius(direction);
        double turn = (direction - angle) / (2 * Math.PI);
        turn = Math.abs(turn - Math.rint(turn)) * 2 * Math.PI;
        final double t = turn * turn / (half * half);
        final double slimming = Math.sqrt(Math.max(0, 1 - t * t));
        final double middle = (inner + outer) / 2, breadth = (outer - inner) / 2 * slimming;
        final double across = breadth - Math.abs(distance - middle);
        final double along = (half - turn) * distance;
        return Math.min(across, along) + 1.4 * waves.at(x / 6 + 40, y / 6);
    }
}
