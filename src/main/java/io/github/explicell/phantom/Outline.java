package io.github.explicell.phantom;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A closed, irregular, star-shaped outline: a circle whose radius is perturbed
 * by a few harmonics. Coordinates in pixels.
 */
final class Outline {

    private static final int STEPS = 360;

    private final double x;
    private final double y;
    private final double[] radii;

    private Outline(final double x, final double y, final double[] radii) {
        this.x = x;
        this.y = y;
        this.radii = radii;
    }

    /**
     * Draws an outline.
     *
     * @param x centre
     * @param y centre
     * @param radius mean radius
     * @param amplitudes greatest relative amplitude of the harmonics, from the
     *          second on (the first would only shift)
     */
    static Outline draw(
            final double x,
            final double y,
            final double radius,
            final double[] amplitudes,
            final SplittableRandom random) {
        final double[] radii = new double[STEPS];
        Arrays.fill(radii, radius);
        for (int k = 0; k < amplitudes.length; k++) {
            final double amplitude = radius * amplitudes[k] * random.nextDouble(0.3, 1);
            final double phase = random.nextDouble(2 * Math.PI);
            for (int i = 0; i < STEPS; i++)
                radii[i] += amplitude * StrictMath.cos((k + 2) * 2 * Math.PI * i / STEPS + phase);
        }
        return new Outline(x, y, radii);
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    /** Radius in a direction (radians, any turn). */
    double radius(final double angle) {
        double turn = angle / (2 * Math.PI);
        turn -= Math.floor(turn);
        final double position = turn * STEPS;
        final int i = (int) position;
        final double t = position - i;
        return radii[i % STEPS] * (1 - t) + radii[(i + 1) % STEPS] * t;
    }

    double maxRadius() {
        double max = 0;
        for (final double r : radii) max = Math.max(max, r);
        return max;
    }

    double minRadius() {
        double min = radii[0];
        for (final double r : radii) min = Math.min(min, r);
        return min;
    }

    /** Distance to the outline along the ray from the centre; positive inside. */
    double depth(final double px, final double py) {
        return radius(angle(px, py)) - distance(px, py);
    }

    /** Direction of a point seen from the centre, in radians. */
    double angle(final double px, final double py) {
        return StrictMath.atan2(py - y, px - x);
    }

    /** Distance of a point from the centre. */
    double distance(final double px, final double py) {
        return Math.sqrt((px - x) * (px - x) + (py - y) * (py - y));
    }
}
