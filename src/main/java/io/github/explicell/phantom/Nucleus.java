package io.github.explicell.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A nucleus: an outline filled with chromatin. As a {@link Layer} it is the
 * amount of nuclear stain.
 */
final class Nucleus implements Layer {

    /** How the chromatin lies in a nucleus. */
    enum Chromatin {
        /** Evenly, with a fine grain. */
        FINE,
        /** In clumps with clearings between them, and along the membrane. */
        COARSE,
        /** Condensed, without any texture. */
        CONDENSED
    }

    private static final double[] IRREGULARITY = {0.11, 0.04, 0.025, 0.015};

    private final Outline outline;
    private final Chromatin chromatin;
    private final double density;
    private final Noise grain;
    private final List<double[]> clumps = new ArrayList<>();

    private Nucleus(
            final Outline outline, final Chromatin chromatin, final double density, final SplittableRandom random) {
        this.outline = outline;
        this.chromatin = chromatin;
        this.density = density;
        grain = new Noise(random.nextLong());
        if (chromatin == Chromatin.COARSE) drawClumps(random);
    }

    /**
     * Draws a nucleus.
     *
     * @param x centre
     * @param y centre
     * @param diameter mean diameter in pixels
     * @param density mean amount of nuclear stain
     */
    static Nucleus draw(
            final double x,
            final double y,
            final double diameter,
            final Chromatin chromatin,
            final double density,
            final SplittableRandom random) {
        return new Nucleus(Outline.draw(x, y, diameter / 2, IRREGULARITY, random), chromatin, density, random);
    }

    Outline outline() {
        return outline;
    }

    /** How much of a place the nucleus covers, 0..1. */
    double cover(final double x, final double y) {
        return Ramp.up(outline.depth(x, y), -0.8, 0.8);
    }

    @Override
    public double at(final double x, final double y) {
        final double cover = cover(x, y);
        return cover == 0 ? 0 : density * cover * texture(x, y);
    }

    private double texture(final double x, final double y) {
        if (chromatin == Chromatin.CONDENSED) return 1;
        final double dx = x - outline.x(), dy = y - outline.y();
        final double membrane = Ramp.bell(outline.depth(x, y) - 1, 0.9);
        if (chromatin == Chromatin.FINE) return 1 + 0.13 * grain.fractal(dx / 2.2, dy / 2.2, 2) + 0.3 * membrane;
        final double wx = dx + 1.3 * grain.at(dx / 2.5 + 50, dy / 2.5),
                wy = dy + 1.3 * grain.at(dx / 2.5, dy / 2.5 + 50);
        double clump = 0.9 * membrane * (1 + grain.at(dx / 3, dy / 3));
        for (final double[] c : clumps) clump = Math.max(clump, Ramp.up(c[2] - distance(c, wx, wy), -0.7, 0.7));
        return 0.42 + 1.75 * clump;
    }

    /** Spreads clumps over the nucleus, each a little apart from the others. */
    private void drawClumps(final SplittableRandom random) {
        final double reach = outline.minRadius() - 1.2;
        for (int attempt = 0; attempt < 60 && clumps.size() < 8; attempt++) {
            final double angle = random.nextDouble(2 * Math.PI), distance = reach * Math.sqrt(random.nextDouble());
            final double[] clump = {
                distance * StrictMath.cos(angle), distance * StrictMath.sin(angle), random.nextDouble(1, 2.3)
            };
            if (clumps.stream().allMatch(c -> distance(c, clump[0], clump[1]) > c[2] + clump[2] + 1.3))
                clumps.add(clump);
        }
    }

    private static double distance(final double[] clump, final double x, final double y) {
        return Math.sqrt((clump[0] - x) * (clump[0] - x) + (clump[1] - y) * (clump[1] - y));
    }
}
