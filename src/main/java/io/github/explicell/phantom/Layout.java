package io.github.explicell.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where the cells of a field lie. Cells overlap at their rims and form loose
 * groups, but no cell reaches the protected middle of another.
 */
final class Layout {

    /** A cell and its centre in pixels. */
    record Placed(Cell cell, double x, double y) {

        /** What the cell knows of places around its centre, for the pixels of the field. */
        Masks.Rule rule(final Question question) {
            return (px, py) -> question.ask(px + 0.5 - x, py + 0.5 - y);
        }
    }

    /** A question about a place around a cell's centre. */
    interface Question {

        boolean ask(double x, double y);
    }

    private static final int ATTEMPTS = 4000;
    private static final int OUTLINE_POINTS = 90;

    private final int width;
    private final int height;
    private final List<Placed> placed = new ArrayList<>();

    Layout(final int width, final int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * Finds a place for a cell.
     *
     * @throws IllegalArgumentException if the field is too full
     */
    void place(final Cell cell, final SplittableRandom random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            final double margin = cell.protectedRadius() + 4;
            double x = random.nextDouble(margin, width - margin), y = random.nextDouble(margin, height - margin);
            if (!placed.isEmpty() && attempt < ATTEMPTS / 2 && random.nextDouble() < 0.85) {
                final Placed neighbour = placed.get(random.nextInt(placed.size()));
                final double angle = random.nextDouble(2 * Math.PI);
                final double distance = closest(cell, neighbour.cell()) * random.nextDouble(0.85, 1.02);
                x = neighbour.x() + distance * StrictMath.cos(angle);
                y = neighbour.y() + distance * StrictMath.sin(angle);
            }
            if (x < margin || y < margin || x > width - margin || y > height - margin) continue;
            if (!isFree(cell, x, y)) continue;
            placed.add(new Placed(cell, x, y));
            return;
        }
        throw new IllegalArgumentException("A field of " + width + " x " + height + " pixels has no room for cell "
                + (placed.size() + 1) + "; ask for fewer cells or a larger field.");
    }

    /** The cells in the order they were placed. */
    List<Placed> cells() {
        return placed;
    }

    /** Whether a disc lies outside the protected middle of every cell. */
    boolean isFree(final double x, final double y, final double radius) {
        for (final Placed p : placed) if (distance(p, x, y) < p.cell().protectedRadius() + radius) return false;
        return true;
    }

    private boolean isFree(final Cell cell, final double x, final double y) {
        final Placed wanted = new Placed(cell, x, y);
        for (final Placed p : placed) {
            if (distance(p, x, y) >= closest(cell, p.cell())) continue;
            if (reaches(wanted, p) || reaches(p, wanted)) return false;
        }
        return true;
    }

    /** Whether the outline of one cell comes into the protected middle of another. */
    private static boolean reaches(final Placed a, final Placed b) {
        if (distance(b, a.x(), a.y()) < b.cell().protectedRadius()) return true;
        for (int i = 0; i < OUTLINE_POINTS; i++) {
            final double angle = 2 * Math.PI * i / OUTLINE_POINTS,
                    radius = a.cell().outline().radius(angle);
            final double x = a.x() + radius * StrictMath.cos(angle), y = a.y() + radius * StrictMath.sin(angle);
            if (distance(b, x, y) < b.cell().protectedRadius()) return true;
        }
        return false;
    }

    /** Distance of two cells' centres at which neither can reach the other's middle, however they lie. */
    private static double closest(final Cell a, final Cell b) {
        return Math.max(
                a.outline().maxRadius() + b.protectedRadius(), b.outline().maxRadius() + a.protectedRadius());
    }

    private static double distance(final Placed p, final double x, final double y) {
        return Math.sqrt((p.x() - x) * (p.x() - x) + (p.y() - y) * (p.y() - y));
    }
}
