package io.github.explicell.explain.superpixel;

import io.github.explicell.image.Crop;
import io.github.explicell.image.Region;

/** Cuts crops into super-pixels. */
public interface Segmenter {

    /**
     * @param crop a region's pixels at network resolution
     * @return its super-pixels, at the crop's resolution
     * @throws IllegalArgumentException if the crop cannot be cut this way, and what to do
     */
    Superpixels segment(Crop crop);

    /**
     * The same, for what cuts by more than the crop's pixels.
     *
     * @param crop a region's pixels at network resolution
     * @param region what the crop was cut from
     * @return its super-pixels, at the crop's resolution
     * @throws IllegalArgumentException if the crop cannot be cut this way, and what to do
     */
    default Superpixels segment(final Crop crop, final Region region) {
        return segment(crop);
    }
}
