package io.github.explicell.explain.superpixel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;

/**
 * An image cut into parts.
 *
 * @param width of the image in pixels
 * @param height of the image in pixels
 * @param labels the part of each pixel, from 0 to the number of parts - 1, each of which occurs; row-major
 * @param names one for each part: "1", "2"... or what the user calls it
 */
public record Superpixels(int width, int height, int[] labels, List<String> names) {

    /**
     * @param width of the image in pixels
     * @param height of the image in pixels
     * @param labels the part of each pixel, from 0 to the number of parts - 1, each of which occurs; row-major
     * @param names one for each part: "1", "2"... or what the user calls it
     * @throws IllegalArgumentException if the numbers do not fit, or a part has no pixel
     */
    public Superpixels {
        names = List.copyOf(names);
        if (width < 1 || height < 1 || labels.length != width * height)
            throw new IllegalArgumentException(
                    "super-pixels of " + width + " x " + height + " pixels cannot have " + labels.length + " labels");
        final boolean[] seen = new boolean[names.size()];
        for (final int label : labels) {
            if (label < 0 || label >= seen.length)
                throw new IllegalArgumentException("there is no super-pixel number " + label + " of " + seen.length);
            seen[label] = true;
        }
        for (int i = 0; i < seen.length; i++)
            if (!seen[i]) throw new IllegalArgumentException("the super-pixel " + names.get(i) + " has no pixel");
    }

    /**
     * Parts from any labels; gaps between the labels are closed, their order stays.
     *
     * @param width of the image in pixels
     * @param height of the image in pixels
     * @param labels any whole numbers, row-major
     * @return parts named "1", "2"...
     */
    public static Superpixels of(final int width, final int height, final int[] labels) {
        final int[] values = Arrays.stream(labels).sorted().distinct().toArray();
        final int[] closed = new int[labels.length];
        for (int i = 0; i < closed.length; i++) closed[i] = Arrays.binarySearch(values, labels[i]);
        return new Superpixels(
                width,
                height,
                closed,
                IntStream.rangeClosed(1, values.length)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /** @return how many parts */
    public int count() {
        return names.size();
    }

    /** @return pixels of each part */
    public int[] areas() {
        final int[] areas = new int[count()];
        for (final int label : labels) areas[label]++;
        return areas;
    }

    /** @return a view of the labels: (x, y), from 0 */
    public RandomAccessibleInterval<IntType> image() {
        return ArrayImgs.ints(labels, width, height);
    }

    /**
     * One number for each part, painted onto its pixels.
     *
     * @param values one for each part
     * @return height x width, row-major
     */
    public float[] painted(final double[] values) {
        final float[] painted = new float[labels.length];
        for (int i = 0; i < painted.length; i++) painted[i] = (float) values[labels[i]];
        return painted;
    }

    /**
     * The same parts at another resolution, each pixel of the part at its centre. A part that no centre meets is gone.
     *
     * @param otherWidth in pixels
     * @param otherHeight in pixels
     * @return parts with their names
     */
    public Superpixels resized(final int otherWidth, final int otherHeight) {
        final int[] resized = new int[otherWidth * otherHeight];
        for (int y = 0, i = 0; y < otherHeight; y++) {
            final int row = (int) ((y + 0.5) * height / otherHeight) * width;
            for (int x = 0; x < otherWidth; x++) resized[i++] = labels[row + (int) ((x + 0.5) * width / otherWidth)];
        }
        return named(otherWidth, otherHeight, resized, names);
    }

    /** Parts of those names that occur, without the others. */
    static Superpixels named(final int width, final int height, final int[] labels, final List<String> all) {
        final Superpixels closed = of(width, height, labels);
        final List<String> names =
                Arrays.stream(labels).sorted().distinct().mapToObj(all::get).toList();
        return new Superpixels(width, height, closed.labels(), names);
    }
}
