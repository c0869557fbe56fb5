package io.github.explicell.phantom;

import java.util.SplittableRandom;

/**
 * What else lies on a slide: leukocytes, bacteria, dust out of focus, strands
 * of mucus. Keeps off the cells' middles.
 */
final class Debris {

    private final Canvas canvas;
    private final Layout layout;
    private final Stain stains;
    private final SplittableRandom random;

    Debris(final Canvas canvas, final Layout layout, final Stain stains, final SplittableRandom random) {
        this.canvas = canvas;
        this.layout = layout;
        this.stains = stains;
        this.random = random;
    }

    /**
     * Adds a random amount of everything, as much as suits the size of the
     * canvas.
     */
    void paint() {
        final double area = canvas.width() * canvas.height() / 307200.0;
        final double dirt = area * random.nextDouble(0.3, 1.5);
        scatter((int) (10 * dirt), 11, this::leukocyte);
        scatter((int) (60 * dirt), 2, this::bacterium);
        scatter((int) (8 * dirt), 6, this::dust);
        for (int i = (int) (4 * dirt); i > 0; i--) strand();
    }

    private interface Particle {

        void paint(double x, double y);
    }

    private void scatter(final int count, final double radius, final Particle particle) {
        for (int i = 0; i < count; i++) {
            final double x = random.nextDouble(canvas.width()), y = random.nextDouble(canvas.height());
            if (layout.isFree(x, y, radius)) particle.paint(x, y);
        }
    }

    /** A small round cell with a nucleus of two to four lobes. */
    private void leukocyte(final double x, final double y) {
        final double body = random.nextDouble(8.5, 11), pale = random.nextDouble(0.1, 0.2);
        canvas.add(x, y, body + 1, stains.cytoplasm(random), (px, py) -> pale * disc(px - x, py - y, body));
        final double start = random.nextDouble(2 * Math.PI);
        for (int i = random.nextInt(2, 5); i > 0; i--) {
            final double angle = start + 1.5 * i, lobe = random.nextDouble(2.6, 3.5), dark = random.nextDouble(0.6, 1);
            final double lx = x + 4 * StrictMath.cos(angle), ly = y + 4 * StrictMath.sin(angle);
            canvas.add(lx, ly, lobe + 1, stains.nuclear(), (px, py) -> dark * disc(px - lx, py - ly, lobe));
        }
    }

    /** A short rod. */
    private void bacterium(final double x, final double y) {
        final double angle = random.nextDouble(Math.PI),
                length = random.nextDouble(0.3, 2),
                dark = random.nextDouble(0.2, 0.6);
        final double cos = StrictMath.cos(angle), sin = StrictMath.sin(angle);
        canvas.add(x, y, 5, stains.nuclear(), (px, py) -> {
            final double along = (px - x) * cos + (py - y) * sin, across = (py - y) * cos - (px - x) * sin;
            return dark * disc(Math.max(0, Math.abs(along) - length), across, 0.7);
        });
    }

    /** An irregular blot above the plane of focus. */
    private void dust(final double x, final double y) {
        final double size = random.nextDouble(1.5, 4), dark = random.nextDouble(0.1, 0.4);
        final Noise ragged = new Noise(random.nextLong());
        canvas.add(x, y, 4 * size, new double[] {0.9, 1, 1.1}, (px, py) -> {
            final double distance = Math.sqrt((px - x) * (px - x) + (py - y) * (py - y));
            return dark * Ramp.bell(distance, size) * (1 + 0.7 * ragged.fractal(px / 3, py / 3, 2));
        });
    }

    /** A pale, wavy band right across the field. */
    private void strand() {
        final double angle = random.nextDouble(Math.PI), nx = StrictMath.cos(angle), ny = StrictMath.sin(angle);
        final double cx = random.nextDouble(canvas.width()), cy = random.nextDouble(canvas.height());
        final double width = random.nextDouble(2, 9), pale = random.nextDouble(0.02, 0.05);
        final Noise wave = new Noise(random.nextLong());
        canvas.add(cx, cy, canvas.width() + canvas.height(), stains.cytoplasm(random), (x, y) -> {
            final double along = (x - cx) * ny - (y - cy) * nx, across = (x - cx) * nx + (y - cy) * ny;
            return pale * Ramp.bell(across - 30 * wave.fractal(along / 120, 0, 2), width);
        });
    }

    private static double disc(final double dx, final double dy, final double radius) {
        return Ramp.up(radius - Math.sqrt(dx * dx + dy * dy), -0.7, 0.7);
    }
}
