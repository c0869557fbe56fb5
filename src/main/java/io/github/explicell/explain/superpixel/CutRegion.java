package io.github.explicell.explain.superpixel;

import io.github.explicell.image.Crop;
import io.github.explicell.image.Region;

/**
 * A region cut into super-pixels.
 *
 * @param region of an image
 * @param crop its pixels at network resolution, and where they lie in the image
 * @param superpixels of the crop
 */
public record CutRegion(Region region, Crop crop, Superpixels superpixels) {}
