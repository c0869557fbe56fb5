package io.github.explicell.explain.superpixel;

import io.github.explicell.image.Crop;

/** Cuts crops into super-pixels. */
public interface Segmenter {

    /**
     * @param crop a region's pixels at network resolution
     * @return its super-pixels, at the crop's resolution
     * @throws IllegalArgumentException if the crop cannot be cut this way, and what to do
     */
    Superpixels segment(Crop crop);
}
