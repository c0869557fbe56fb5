package io.github.explicell.explain;

import io.github.explicell.image.Beyond;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Picture;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.view.Views;

/**
 * Masks of an image as they look in a crop of it. A pixel of the crop is inside if the image's pixel is that its centre
 * falls into; margin, stretch and size are those of the crop's mapping, and where the crop shows the image mirrored, so is
 * the mask. A piece of a mask that is narrower than a pixel of the crop may fall between two centres.
 *
 * @param mapping where the crop lies in the image
 * @param width the crop's, in pixels
 * @param height the crop's, in pixels
 * @param mirror the image's rectangle, two-dimensional, if the crop shows the image mirrored at its edge; else null:
 *     beyond the image nothing is inside
 */
public record CropMask(CropMapping mapping, int width, int height, Interval mirror) {

    /**
     * @param crop a crop
     * @return what brings masks of its image into the crop; beyond the image nothing is inside
     */
    public static CropMask of(final Crop crop) {
        return new CropMask(crop.mapping(), crop.width(), crop.height(), null);
    }

    /**
     * @param crop a crop
     * @param rule by which it was cut
     * @param picture from which it was cut
     * @return what brings masks of the picture into the crop, mirrored where the crop is
     */
    public static CropMask of(final Crop crop, final CropRule rule, final Picture picture) {
        if (rule.beyond() != Beyond.MIRROR) return of(crop);
        final Interval mirror = FinalInterval.createMinSize(0, 0, picture.width(), picture.height());
        return new CropMask(crop.mapping(), crop.width(), crop.height(), mirror);
    }

    /**
     * A mask in the crop, such as a region's.
     *
     * @param mask (x, y), in the image's coordinates; beyond its rectangle nothing is inside
     * @return height x width, row-major
     */
    public boolean[] of(final RandomAccessibleInterval<BitType> mask) {
        final RandomAccessible<BitType> everywhere = Views.extendZero(mask);
        return rasterised(mirror == null ? everywhere : Views.extendMirrorDouble(Views.interval(everywhere, mirror)));
    }

    /**
     * One label of a label image in the crop, such as a nucleus or the evidence of a generated cell.
     *
     * @param labels (x, y), in the image's coordinates
     * @param label the number of what is wanted
     * @return height x width, row-major
     */
    public boolean[] ofLabel(final RandomAccessibleInterval<? extends IntegerType<?>> labels, final long label) {
        return of(equal(labels, label));
    }

    private static <T extends IntegerType<?>> RandomAccessibleInterval<BitType> equal(
            final RandomAccessibleInterval<T> labels, final long label) {
        return Converters.convert(labels, (in, out) -> out.set(in.getIntegerLong() == label), new BitType());
    }

    private boolean[] rasterised(final RandomAccessible<BitType> inImage) {
        final RandomAccess<BitType> pixel = inImage.randomAccess();
        final boolean[] inside = new boolean[width * height];
        for (int i = 0; i < inside.length; i++) {
            pixel.setPosition((long) Math.floor(mapping.imageX(i % width + 0.5)), 0);
            pixel.setPosition((long) Math.floor(mapping.imageY(i / width + 0.5)), 1);
            inside[i] = pixel.get().get();
        }
        return inside;
    }
}
