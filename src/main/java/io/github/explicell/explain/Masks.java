package io.github.explicell.explain;

import io.github.explicell.image.Crop;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.Region;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

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
        final RandomAccessibleInterval<BitType> area = region.mask();
        final boolean[] mask = sample(area, crop);
        for (final boolean in : mask) if (!in) return mask;
        return null;
    }

    /**
     * Brings an area of the image to the crop's pixels.
     *
     * @param area (x, y) in image coordinates, true inside; everything beyond it is outside
     * @param crop the crop
     * @return crop's height x width, row-major: whether the pixel's centre is inside
     */
    static boolean[] sample(final RandomAccessibleInterval<BitType> area, final Crop crop) {
        final CropMapping mapping = crop.mapping();
        final RandomAccess<BitType> pixel = area.randomAccess();
        final boolean[] mask = new boolean[crop.width() * crop.height()];
        for (int i = 0; i < mask.length; i++) {
            final long x = (long) Math.floor(mapping.imageX(i % crop.width() + 0.5));
            final long y = (long) Math.floor(mapping.imageY(i / crop.width() + 0.5));
            if (x < area.min(0) || x > area.max(0) || y < area.min(1) || y > area.max(1)) continue;
            pixel.setPosition(x, 0);
            pixel.setPosition(y, 1);
            mask[i] = pixel.get().get();
        }
        return mask;
    }
}
