package io.github.explicell.explain.superpixel;

import io.github.explicell.classify.Progress;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Cropper;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Cuts regions of images into the super-pixels that LIME and Kernel SHAP would hide, and runs no network. */
public final class RegionCutter {

    private final Cropper cropper;
    private final Segmenter segmenter;

    /**
     * @param rule the model's: which pixels a crop has
     * @param channels channels and intensity range
     * @param segmenter cuts the crops
     */
    public RegionCutter(final CropRule rule, final ChannelRule channels, final Segmenter segmenter) {
        cropper = new Cropper(rule, channels);
        this.segmenter = segmenter;
    }

    /**
     * Cuts regions of one image.
     *
     * @param picture the image
     * @param regions regions of it
     * @param results told each region's super-pixels, in the order of the regions
     * @param progress told after each region
     * @throws IOException if the image cannot be read
     * @throws IllegalArgumentException naming the region that cannot be cut, and why
     * @throws CancellationException if progress asked for the end
     */
    public void cut(
            final Picture picture,
            final List<Region> regions,
            final Consumer<CutRegion> results,
            final Progress progress)
            throws IOException {
        long done = 0;
        for (final Region region : regions) {
            if (progress.isCanceled()) throw new CancellationException("canceled");
            final Crop crop = cropper.crop(picture, region);
            results.accept(new CutRegion(region, crop, segmenter.segment(crop, region)));
            progress.report(++done, regions.size());
        }
    }
}
