package io.github.explicell.phantom;

import java.util.SplittableRandom;

/**
 * A cleared zone around the nucleus, sharply bounded by a rim of condensed
 * cytoplasm.
 */
final class Halo implements Evidence {

    private static final double[] IRREGULARITY = {0.08, 0.05, 0.03};

    private final Nucleus nucleus;
    private final Outline outline;
    private final double clearing;
    private final double rim;

    Halo(final Nucleus nucleus, final SplittableRandom random) {
        this.nucleus = nucleus;
        final Outline inner = nucleus.outline();
        outline = Outline.draw(inner.x(), inner.y(), inner.maxRadius() + random.nextDouble(6, 9), IRREGULARITY, random);
        clearing = random.nextDouble(0.1, 0.35);
        rim = random.nextDouble(0.9, 1.5);
    }

    @Override
    public boolean contains(final double x, final double y) {
        return outline.depth(x, y) > -3.5 && nucleus.outline().depth(x, y) <= 0;
    }

    @Override
    public double cytoplasm(final double x, final double y, final double neutral) {
        final double depth = outline.depth(x, y);
        final double cleared = Ramp.up(depth, -0.6, 1);
        return neutral * (1 - (1 - clearing) * cleared + rim * (1 - cleared) * Ramp.bell(depth + 1.2, 1.4));
    }
}
