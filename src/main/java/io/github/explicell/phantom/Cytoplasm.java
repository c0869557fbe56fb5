package io.github.explicell.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The cytoplasm of a neutral cell around (0, 0). As a {@link Layer} it is the
 * amount of cytoplasm stain: thin, uneven, with folds, patches, vacuoles and
 * granules that say nothing about the class.
 */
final class Cytoplasm implements Layer {

    private final Outline outline;
    private final double density;
    private final double edge;
    private final Noise cloud;
    private final Noise grain;
    private final double roughness;
    private final List<Layer> marks = new ArrayList<>();

    /**
     * Draws the cytoplasm.
     *
     * @param outline the cell's outline around (0, 0)
     * @param core radius around the centre that small marks keep free, in pixels
     */
    Cytoplasm(final Outline outline, final double core, final SplittableRandom random) {
        this.outline = outline;
        density = random.nextDouble(0.14, 0.42);
        edge = random.nextDouble(0.1, 0.5);
        cloud = new Noise(random.nextLong());
        grain = new Noise(random.nextLong());
        roughness = random.nextDouble(0.15, 0.45);
        final double reach = outline.minRadius();
        for (int i = random.nextInt(1, 4); i > 0; i--) marks.add(patch(reach, random));
        for (int i = random.nextInt(3); i > 0; i--) marks.add(fold(Math.max(core, 0.6 * reach), reach, random));
        for (int i = random.nextInt(3); i > 0; i--)
            marks.add(spot(core, reach, random.nextDouble(1.8, 3.2), -0.6, random));
        if (random.nextInt(3) == 0)
            for (int i = random.nextInt(4, 14); i > 0; i--)
                marks.add(spot(core, reach, random.nextDouble(0.7, 1.3), 1.5, random));
    }

    /** Amount of stain without texture and marks, at the cell's middle. */
    double density() {
        return density;
    }

    @Override
    public double at(final double x, final double y) {
        final double depth = outline.depth(x, y);
        final double cover = Ramp.up(depth, -0.8, 0.9);
        if (cover == 0) return 0;
        final double thickness = 0.75 + 0.3 * Ramp.up(depth, 0, 0.8 * outline.minRadius());
        final double texture =
                1 + 0.35 * cloud.fractal(x / 14, y / 14, 2) + roughness * grain.fractal(x / 2.6, y / 2.6, 2);
        double amount = density * cover * thickness * texture * (1 + edge * Ramp.bell(depth - 1.6, 1.2));
        for (final Layer mark : marks) amount *= 1 + mark.at(x, y);
        return amount;
    }

    /** A broad, soft patch that took more stain. */
    private static Layer patch(final double reach, final SplittableRandom random) {
        final double[] place = place(0, 0.8 * reach, random);
        final double width = reach * random.nextDouble(0.25, 0.45), strength = random.nextDouble(0.3, 1.1);
        return (x, y) -> strength * Ramp.bell(distance(place, x, y), width);
    }

    /** A wavy line across the rim where the cytoplasm lies double. */
    private static Layer fold(final double from, final double to, final SplittableRandom random) {
        final double angle = random.nextDouble(2 * Math.PI);
        final double nx = StrictMath.cos(angle), ny = StrictMath.sin(angle);
        final double offset = random.nextDouble(from, Math.max(to, from + 2));
        final double width = random.nextDouble(0.8, 1.6), strength = random.nextDouble(0.3, 0.8);
        final Noise wave = new Noise(random.nextLong());
        return (x, y) -> strength * Ramp.bell(x * nx + y * ny - offset - 2 * wave.at((x * ny - y * nx) / 15, 0), width);
    }

    /** A small round spot, lighter or darker. */
    private static Layer spot(
            final double from,
            final double to,
            final double radius,
            final double strength,
            final SplittableRandom random) {
        final double[] place = place(Math.min(from + radius, to), to, random);
        return (x, y) -> strength * Ramp.up(-distance(place, x, y), -radius - 0.7, -radius + 0.7);
    }

    private static double[] place(final double from, final double to, final SplittableRandom random) {
        final double angle = random.nextDouble(2 * Math.PI), distance = from + (to - from) * random.nextDouble();
        return new double[] {distance * StrictMath.cos(angle), distance * StrictMath.sin(angle)};
    }

    private static double distance(final double[] place, final double x, final double y) {
        return Math.sqrt((place[0] - x) * (place[0] - x) + (place[1] - y) * (place[1] - y));
    }
}
