package io.github.explicell.explain.superpixel;

import io.github.explicell.image.Crop;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** Cuts images into super-pixels by nothing but their pixels, so at any resolution. */
public interface ColourSegmenter extends Segmenter {

    /**
     * @param pixels (x, y, 3): red, green and blue, 0..1
     * @return super-pixels of the same width and height
     */
    Superpixels segment(RandomAccessibleInterval<FloatType> pixels);

    @Override
    default Superpixels segment(final Crop crop) {
        return segment(crop.pixels());
    }

    /**
     * Cuts a finer image of a region, such as its own pixels, and gives the parts in the crop's resolution.
     *
     * @param pixels (x, y, 3): the crop's content, 0..1
     * @param width of the crop at network resolution
     * @param height of the crop at network resolution
     * @return super-pixels of that width and height
     */
    default Superpixels segment(final RandomAccessibleInterval<FloatType> pixels, final int width, final int height) {
        return segment(pixels).resized(width, height);
    }
}
