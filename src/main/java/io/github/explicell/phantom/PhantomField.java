package io.github.explicell.phantom;

import io.github.explicell.image.Picture;
import io.github.explicell.image.PixelSize;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.image.Rois;
import java.util.List;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * A generated field of cells whose classes and evidence are known.
 *
 * @param name the field's name, which is also the group of its cells
 * @param pixels red, green and blue, 0..255, as (x, y, channel)
 * @param labels the cells' labels as (x, y), 0 is background; where cells overlap, the later one counts
 * @param evidence the same labels, only on the pixels that make the class
 * @param cells the cells by label; cell {@code i} of the list has label {@code i + 1}
 */
public record PhantomField(
        String name,
        RandomAccessibleInterval<UnsignedByteType> pixels,
        RandomAccessibleInterval<UnsignedByteType> labels,
        RandomAccessibleInterval<UnsignedByteType> evidence,
        List<PhantomCell> cells) {

    /** Half a micrometre: a normal nucleus is about 8 um across, a cell 30 to 55 um. */
    public static final PixelSize PIXEL_SIZE = new PixelSize(0.5, 0.5);

    /** How far beyond the evidence the painting goes, in pixels: as far as its blurred edge. */
    public static final int PAINT_MARGIN = 2;

    /**
     * Keeps its own list of the cells.
     *
     * @param name the field's name, which is also the group of its cells
     * @param pixels red, green and blue, 0..255, as (x, y, channel)
     * @param labels the cells' labels as (x, y), 0 is background; where cells overlap, the later one counts
     * @param evidence the same labels, only on the pixels that make the class
     * @param cells the cells by label; cell {@code i} of the list has label {@code i + 1}
     */
    public PhantomField {
        cells = List.copyOf(cells);
    }

    /**
     * Width of the field.
     *
     * @return pixels
     */
    public int width() {
        return (int) pixels.dimension(0);
    }

    /**
     * Height of the field.
     *
     * @return pixels
     */
    public int height() {
        return (int) pixels.dimension(1);
    }

    /**
     * The field as an opened image, without any file. Its overlay is empty; {@link #regions} are its cells.
     *
     * @return an RGB image of 8 bits
     */
    public Picture picture() {
        return new FieldPicture(this);
    }

    /**
     * The cells as regions with name, class and group.
     *
     * @return one region for each cell, in the same order
     */
    public List<Region> regions() {
        return cells.stream()
                .map(cell -> new Region(
                        cell.name(),
                        Plane.FIRST,
                        Rois.fromMask(cell.mask()),
                        Map.of(Region.CLASS, cell.type().label(), Region.GROUP, name)))
                .toList();
    }

    /**
     * The pixels in the range that crops have.
     *
     * @return a view: (x, y, channel), 0..1
     */
    public RandomAccessibleInterval<FloatType> rgb() {
        return Converters.convert(pixels, (in, out) -> out.set(in.get() / 255f), new FloatType());
    }

    /**
     * A square around a cell's centre, not resampled; mirrored beyond the edge of the field.
     *
     * @param cell a cell of this field
     * @param side in pixels, at most twice the field's shorter side
     * @return a view: (x, y, channel), 0..1, origin at zero
     */
    public RandomAccessibleInterval<FloatType> crop(final PhantomCell cell, final int side) {
        final long left = Math.round(cell.x() - side / 2.0), top = Math.round(cell.y() - side / 2.0);
        return Views.offsetInterval(
                Views.extendMirrorDouble(rgb()), new long[] {left, top, 0}, new long[] {side, side, 3});
    }

    /**
     * The field with one cell's evidence painted over by its surroundings. Pixels further than {@link #PAINT_MARGIN}
     * from the evidence stay as they are, and so do labels and masks.
     *
     * @param cell a cell of this field
     * @return a field with pixels of its own
     * @throws IllegalArgumentException if the cell is none of this field's
     */
    public PhantomField withoutEvidence(final PhantomCell cell) {
        if (!cells.contains(cell))
            throw new IllegalArgumentException(
                    "The cell " + cell.name() + " is none of the field \"" + name + "\"; ask for one of its cells().");
        return new PhantomField(name, Inpainting.fill(pixels, cell, PAINT_MARGIN), labels, evidence, cells);
    }
}
