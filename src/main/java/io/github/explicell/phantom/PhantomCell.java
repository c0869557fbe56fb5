package io.github.explicell.phantom;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * One generated cell and what is known about it. Masks are two-dimensional, in the field's pixel coordinates, and as
 * large as the cell's bounding box within the field.
 *
 * @param label its value in the label images, from 1 on
 * @param type its class
 * @param mask the whole cell, also where another one lies above it
 * @param nucleus the pixels of the nucleus
 * @param evidence the pixels that make the class
 */
public record PhantomCell(
        int label,
        CellType type,
        RandomAccessibleInterval<BitType> mask,
        RandomAccessibleInterval<BitType> nucleus,
        RandomAccessibleInterval<BitType> evidence) {

    /**
     * The cell's name, for its region.
     *
     * @return such as "cell-07"
     */
    public String name() {
        return (label < 10 ? "cell-0" : "cell-") + label;
    }

    /**
     * Centre of the bounding box.
     *
     * @return x in pixels, continuous (the first pixel covers 0..1)
     */
    public double x() {
        return (mask.min(0) + mask.max(0) + 1) / 2.0;
    }

    /**
     * Centre of the bounding box.
     *
     * @return y in pixels, continuous (the first pixel covers 0..1)
     */
    public double y() {
        return (mask.min(1) + mask.max(1) + 1) / 2.0;
    }
}
