package io.github.explicell.phantom;

import io.github.explicell.phantom.Nucleus.Chromatin;
import java.util.SplittableRandom;

/**
 * One cell, drawn around (0, 0): neutral cytoplasm, a nucleus, and the evidence
 * of its class. Size, outline and colour are drawn before the class is looked
 * at.
 */
final class Cell {

    private static final double[] IRREGULARITY = {0.10, 0.06, 0.055, 0.045, 0.03, 0.02, 0.012, 0.01, 0.008};

    private final CellType type;
    private final Outline outline;
    private final double[] stain;
    private final Cytoplasm cytoplasm;
    private final Nucleus nucleus;
    private final Evidence evidence;

    Cell(final CellType type, final Stain stains, final SplittableRandom random) {
        this.type = type;
        outline = Outline.draw(0, 0, random.nextDouble(32, 48), IRREGULARITY, random);
        stain = stains.cytoplasm(random);
        final double core = Math.max(22, 0.55 * outline.minRadius());
        cytoplasm = new Cytoplasm(outline, core, random);
        nucleus = nucleus(type, outline.minRadius(), random);
        evidence = evidence(random);
    }

    private static Nucleus nucleus(final CellType type, final double room, final SplittableRandom random) {
        final double x = room * random.nextDouble(-0.08, 0.08), y = room * random.nextDouble(-0.08, 0.08);
        return switch (type) {
            case ENLARGED_NUCLEUS -> {
                final double diameter = Math.max(28, Math.min(random.nextDouble(28, 38), 1.3 * room));
                yield Nucleus.draw(x, y, diameter, Chromatin.FINE, random.nextDouble(0.35, 0.95), random);
            }
            case PYKNOTIC_NUCLEUS -> {
                final double diameter = random.nextDouble(8, 11);
                yield Nucleus.draw(x, y, diameter, Chromatin.CONDENSED, random.nextDouble(1.6, 2.1), random);
            }
            case COARSE_CHROMATIN -> {
                final double diameter = random.nextDouble(16, 20);
                yield Nucleus.draw(x, y, diameter, Chromatin.COARSE, random.nextDouble(0.55, 0.9), random);
            }
            case PERINUCLEAR_HALO, KERATINISED_CYTOPLASM -> {
                final double diameter = random.nextDouble(14, 20);
                yield Nucleus.draw(x, y, diameter, Chromatin.FINE, random.nextDouble(0.1, 0.95), random);
            }
        };
    }

    private Evidence evidence(final SplittableRandom random) {
        if (type == CellType.PERINUCLEAR_HALO) return new Halo(nucleus, random);
        if (type == CellType.KERATINISED_CYTOPLASM)
            return new KeratinPlate(outline, nucleus, cytoplasm.density(), random);
        return this::isNucleus;
    }

    CellType type() {
        return type;
    }

    /** The outline around (0, 0). */
    Outline outline() {
        return outline;
    }

    /**
     * Radius around the centre that holds the nucleus and all evidence, in
     * pixels; the same rule for every class.
     */
    double protectedRadius() {
        return 0.66 * outline.maxRadius() + 4.5;
    }

    /** Whether a place, seen from the centre, lies in the cell. */
    boolean contains(final double x, final double y) {
        return outline.depth(x, y) > 0;
    }

    /** Whether a place, seen from the centre, lies in the nucleus. */
    boolean isNucleus(final double x, final double y) {
        return nucleus.outline().depth(x, y) > 0;
    }

    /** Whether a place, seen from the centre, belongs to the evidence. */
    boolean hasEvidence(final double x, final double y) {
        return contains(x, y) && evidence.contains(x, y);
    }

    /** Adds the cell to a canvas, its centre at a place. */
    void paint(final Canvas canvas, final Stain stains, final double cx, final double cy) {
        final double reach = outline.maxRadius() + 2;
        canvas.add(cx, cy, reach, stain, (x, y) -> cytoplasmAt(x - cx, y - cy));
        canvas.add(cx, cy, reach, stains.nuclear(), (x, y) -> nucleus.at(x - cx, y - cy));
    }

    /** Cytoplasm stain; above and below the nucleus there is less of it. */
    private double cytoplasmAt(final double x, final double y) {
        final double amount = evidence.cytoplasm(x, y, cytoplasm.at(x, y));
        return amount * (1 - 0.5 * nucleus.cover(x, y));
    }
}
