package io.github.explicell.image;

import ij.gui.Roi;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * One series of an opened image. Pixels are read region by region; may be used
 * by one thread after the other and by several at once.
 */
public interface Picture extends AutoCloseable {

    /** @return the image's title: for a file, its name */
    String name();

    /** @return which series of the file, from 0 */
    int series();

    /** @return width in pixels */
    int width();

    /** @return height in pixels */
    int height();

    /** @return the number of channels: 3 for an RGB image */
    int channels();

    /** @return the number of slices (z) */
    int slices();

    /** @return the number of frames (time points) */
    int frames();

    /** @return whether the three channels are red, green and blue */
    boolean rgb();

    /** @return bits of one channel of one pixel: 8, 16 or 32 */
    int bitDepth();

    /** @return the size of a pixel, if the image is calibrated in a unit of length */
    Optional<PixelSize> pixelSize();

    /**
     * What a plane is called; in a labelled stack, its class.
     *
     * @param plane a plane of this image
     * @return its label, if it has one
     */
    default Optional<String> sliceLabel(final Plane plane) {
        return Optional.empty();
    }

    /** @return what the image's properties say, such as patient metadata */
    default Map<String, String> properties() {
        return Map.of();
    }

    /** @return the plane that is shown; the first one of a file */
    default Plane current() {
        return Plane.FIRST;
    }

    /** @return the active selection, if there is one */
    default Optional<Roi> selection() {
        return Optional.empty();
    }

    /** @return copies of the overlay's ROIs, images and texts too */
    default List<Roi> overlay() {
        return List.of();
    }

    /**
     * Raw values of some channels in a rectangle of a plane; for an image of
     * signed numbers, negative too.
     *
     * @param plane a plane of this image
     * @param channels which channels, each from 0
     * @param xy the rectangle in pixels, dimensions 0 and 1, inside the image
     * @return one array for each channel asked for, x fastest
     * @throws IOException if the file cannot be read there
     * @throws IllegalArgumentException if plane, channel or rectangle is not in
     *           the image
     */
    float[][] samples(Plane plane, int[] channels, Interval xy) throws IOException;

    /**
     * Raw values of all channels in a rectangle of a plane.
     *
     * @param plane a plane of this image
     * @param xy the rectangle in pixels, dimensions 0 and 1, inside the image
     * @return (x, y, channel), its x and y those of the image
     * @throws IOException if the file cannot be read there
     * @throws IllegalArgumentException if plane or rectangle is not in the image
     */
    default RandomAccessibleInterval<FloatType> read(final Plane plane, final Interval xy) throws IOException {
        final int area = Math.toIntExact(xy.dimension(0) * xy.dimension(1));
        final int[] all = new int[channels()];
        for (int c = 0; c < all.length; c++) all[c] = c;
        final float[] joined = new float[Math.multiplyExact(area, all.length)];
        final float[][] parts = samples(plane, all, xy);
        for (int c = 0; c < all.length; c++) System.arraycopy(parts[c], 0, joined, c * area, area);
        return Views.translate(
                ArrayImgs.floats(joined, xy.dimension(0), xy.dimension(1), all.length), xy.min(0), xy.min(1), 0);
    }

    /** Closes the file, if there is one. */
    @Override
    void close() throws IOException;
}
