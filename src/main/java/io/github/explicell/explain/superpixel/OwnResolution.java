package io.github.explicell.explain.superpixel;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Cropper;
import io.github.explicell.image.Fit;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;

/**
 * Cuts a region by the image's own pixels rather than by those that the network sees: the same rectangle is cropped
 * again with one pixel for each of the image's, up to {@value #LARGEST} a side, cut into super-pixels, and these are
 * brought to the crop's resolution. A super-pixel that no centre of a pixel of the crop lies in is left out.
 *
 * @param segmenter cuts the image's own pixels; its settings count pixels of the image
 * @param rule the model's: which pixels a crop has
 * @param channels channels and intensity range
 * @param picture the image of all regions
 */
public record OwnResolution(ColourSegmenter segmenter, CropRule rule, ChannelRule channels, Picture picture)
        implements Segmenter {

    /** The longest side of what is cut, in pixels. */
    public static final int LARGEST = 1024;

    @Override
    public Superpixels segment(final Crop crop) {
        throw new IllegalStateException("a crop alone does not tell the image's own pixels");
    }

    @Override
    public Superpixels segment(final Crop crop, final Region region) {
        try {
            final Crop fine = new Cropper(fine(rule, crop.mapping()), channels).crop(picture, region);
            return segmenter.segment(fine.pixels(), crop.width(), crop.height());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rule for the same rectangle. NB: it depends on the crop's shape, which has to stay exactly as it is. */
    static CropRule fine(final CropRule rule, final CropMapping mapping) {
        if (rule.fit() == Fit.STRETCHED && !rule.extent().isField())
            return sized(
                    rule,
                    within(rule.width() * mapping.scaleX(), LARGEST),
                    within(rule.height() * mapping.scaleY(), LARGEST));
        final int common = BigInteger.valueOf(rule.width())
                .gcd(BigInteger.valueOf(rule.height()))
                .intValue();
        final int width = rule.width() / common;
        final int height = rule.height() / common;
        final int times = within(common * mapping.scaleX(), Math.max(1, LARGEST / Math.max(width, height)));
        return sized(rule, width * times, height * times);
    }

    private static int within(final double size, final int most) {
        return (int) Math.max(1, Math.min(most, Math.round(size)));
    }

    private static CropRule sized(final CropRule rule, final int width, final int height) {
        return new CropRule(
                width,
                height,
                rule.extent(),
                rule.fit(),
                rule.beyond(),
                rule.outside(),
                rule.colour(),
                rule.interpolation(),
                rule.pixelSize());
    }
}
