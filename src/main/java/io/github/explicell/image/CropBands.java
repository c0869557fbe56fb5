package io.github.explicell.image;

import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * Reads the source of one crop in bands of rows, makes red, green and blue of
 * 0..1 of it and hands them on row by row.
 */
final class CropBands {

    /** Pixels of a band and channel: 32 MB of floats. */
    private static final int BAND = 1 << 23;
    /** Of a 16-bit image this dark, the camera probably had 12 bits. */
    private static final float DARK = 4096f / 65536;

    private final Picture picture;
    private final Plane plane;
    private final int[] rgb;
    private final IntensityRange range;
    private final EdgeMap columns;
    private final EdgeMap rows;
    private Rectangle inside;
    private ImageProcessor mask;
    private float brightest;

    /**
     * @param picture the image
     * @param plane one of its planes
     * @param rgb its channels for red, green and blue, or
     *          {@link ChannelRule#NONE}
     * @param range what becomes 0 and 1
     * @param columns the source's columns
     * @param rows the source's rows
     */
    CropBands(
            final Picture picture,
            final Plane plane,
            final int[] rgb,
            final IntensityRange range,
            final EdgeMap columns,
            final EdgeMap rows) {
        this.picture = picture;
        this.plane = plane;
        this.rgb = rgb;
        this.range = range;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Puts the colour outside a region.
     *
     * @param bounds the region's rectangle, in image coordinates
     * @param inside which of its pixels are inside; {@code null} for all
     */
    void colourOutside(final Rectangle bounds, final ImageProcessor inside) {
        this.inside = bounds;
        this.mask = inside;
    }

    /**
     * Reads everything.
     *
     * @param resamplers for red, green and blue
     * @param colour red, green and blue, 0..1
     * @param region the region's name, for messages
     */
    void feed(final RowResampler[] resamplers, final float[] colour, final String region) throws IOException {
        final int height = Math.max(1, BAND / columns.size());
        for (int top = 0; top < rows.size(); top += height)
            feed(top, Math.min(rows.size(), top + height), resamplers, colour, region);
    }

    /** Says if a 16-bit image used little of the bit depth's range. */
    void noteDarkness(final boolean rangeOfBitDepth, final List<String> notes) {
        if (rangeOfBitDepth && picture.bitDepth() == 16 && brightest < DARK)
            notes.add("The brightest value of this crop of " + picture.name() + " is "
                    + Math.round(range.min() + brightest * (range.max() - range.min()))
                    + " of 65535: the crop is nearly black; a 12-bit camera's range is 0 to 4095.");
    }

    // -- Helper methods --

    private void feed(
            final int top, final int bottom, final RowResampler[] resamplers, final float[] colour, final String region)
            throws IOException {
        final int left = columns.min(0, columns.size());
        final int first = rows.min(top, bottom);
        final int width = columns.max(0, columns.size()) - left + 1;
        final float[][] samples = left == EdgeMap.COLOUR || first == EdgeMap.COLOUR
                ? null
                : read(FinalInterval.createMinSize(left, first, width, rows.max(top, bottom) - first + 1), region);
        final float[] row = new float[columns.size()];
        for (int c = 0; c < 3; c++)
            for (int y = top; y < bottom; y++) {
                final boolean outside = samples == null || rows.pixel(y) == EdgeMap.COLOUR;
                final int from = outside ? 0 : (rows.pixel(y) - first) * width - left;
                fill(row, outside ? null : samples[c], outside, from, colour[c]);
                if (inside != null) colourOutside(row, rows.from() + y, colour[c]);
                resamplers[c].accept(y, row, 0);
            }
    }

    /** Reads a rectangle; one array, 0..1, for red, green and blue each. */
    private float[][] read(final Interval xy, final String region) throws IOException {
        final int[] chosen =
                IntStream.of(rgb).filter(c -> c != ChannelRule.NONE).distinct().toArray();
        final float[][] raw = picture.samples(plane, chosen, xy);
        final float[][] colours = new float[3][];
        for (int i = 0; i < chosen.length; i++) {
            toUnit(raw[i], region);
            for (int c = 0; c < 3; c++) if (rgb[c] == chosen[i]) colours[c] = raw[i];
        }
        for (int c = 0; c < 3; c++)
            if (colours[c] == null) colours[c] = new float[(int) (xy.dimension(0) * xy.dimension(1))];
        return colours;
    }

    private void toUnit(final float[] values, final String region) {
        final float min = (float) range.min();
        final float scale = (float) (1 / (range.max() - range.min()));
        for (int i = 0; i < values.length; i++) {
            final float value = Math.max(0, Math.min(1, (values[i] - min) * scale));
            if (Float.isNaN(value))
                throw new IllegalArgumentException("The region " + region
                        + " of " + picture.name()
                        + " holds pixels that are not a number (NaN): replace them, or leave the region out.");
            brightest = Math.max(brightest, value);
            values[i] = value;
        }
    }

    /**
     * @param from where the image's column 0 of this row would be in the samples
     */
    private void fill(
            final float[] row, final float[] samples, final boolean outside, final int from, final float colour) {
        for (int x = 0; x < row.length; x++) {
            final int pixel = columns.pixel(x);
            row[x] = outside || pixel == EdgeMap.COLOUR ? colour : samples[from + pixel];
        }
    }

    private void colourOutside(final float[] row, final int y, final float colour) {
        final int maskY = y - inside.y;
        for (int x = 0; x < row.length; x++) {
            final int maskX = columns.from() + x - inside.x;
            final boolean within = maskX >= 0 && maskY >= 0 && maskX < inside.width && maskY < inside.height;
            if (!within || mask != null && mask.get(maskX, maskY) == 0) row[x] = colour;
        }
    }
}
