package io.github.explicell.explain;

import io.github.explicell.image.Crop;
import io.github.explicell.image.Region;

/** Says which pixels of a crop are inside: inside the region's outline, its nucleus, the evidence of its class. */
@FunctionalInterface
public interface Masks {

    /** Inside the region's outline. */
    Masks OUTLINE = Masks::inside;

    /**
     * @param region what is explained
     * @param crop its pixels
     * @return crop's height x width, row-major, true inside; null if nothing lies outside, or no area is known
     */
    boolean[] of(Region region, Crop crop);

    private static boolean[] inside(final Region region, final Crop crop) {
        if (region.bounds().width() == 0 || region.bounds().height() == 0) return null;
        final boolean[] mask = CropMask.of(crop).of(region.mask());
        for (final boolean in : mask) if (!in) return mask;
        return null;
    }
}
