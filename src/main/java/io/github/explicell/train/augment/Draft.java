package io.github.explicell.train.augment;

import java.util.ArrayList;
import java.util.List;

/**
 * A crop that augmenters change one after the other. Geometric changes are collected and resampled together once, when
 * pixels are asked for: a crop that is rotated, shifted and zoomed is blurred by one interpolation, not by three, and
 * what leaves the frame on the way comes back.
 */
public final class Draft {

    private final int width;
    private final int height;
    private final Fill fill;
    private final float[] colour;
    private final List<Mapping> pending = new ArrayList<>();
    private float[] planes;

    /**
     * @param planes 3 x height x width, 0..1; stays as it is
     * @param width in pixels
     * @param height in pixels
     * @param fill what comes in from beyond the edge
     * @param colour 3 values of 0..1 for {@link Fill#COLOUR}
     */
    public Draft(final float[] planes, final int width, final int height, final Fill fill, final float[] colour) {
        if (planes.length != 3 * width * height)
            throw new IllegalArgumentException(
                    planes.length + " values are not 3 planes of " + width + " x " + height + " pixels");
        this.planes = planes.clone();
        this.width = width;
        this.height = height;
        this.fill = fill;
        this.colour = colour;
    }

    /** @return in pixels */
    public int width() {
        return width;
    }

    /** @return in pixels */
    public int height() {
        return height;
    }

    /** Moves pixels, after all that was moved before. */
    void move(final Mapping later) {
        final int last = pending.size() - 1;
        if (later instanceof Affine affine && last >= 0 && pending.get(last) instanceof Affine before)
            pending.set(last, before.then(affine));
        else pending.add(later);
    }

    /** @return 3 x height x width, 0..1, all changes done; may be written to */
    public float[] planes() {
        if (pending.isEmpty()) return planes;
        planes = new Resampler(planes, width, height, fill, colour).resample(pending);
        pending.clear();
        return planes;
    }

    /** Replaces the pixels. */
    void planes(final float[] changed) {
        pending.clear();
        planes = changed;
    }

    /** Cuts every value to 0..1. */
    static void clip(final float[] values) {
        for (int i = 0; i < values.length; i++) values[i] = Math.max(0, Math.min(1, values[i]));
    }
}
