package io.github.explicell.train;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Cropper;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.train.data.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Samples as networks see them, a few at a time, to be looked at. */
public final class SampleCrops {

    private SampleCrops() {}

    /**
     * Cuts samples out of their images.
     *
     * @param samples not too many: all crops are in memory together
     * @param rule how regions become crops
     * @param channels which channels and intensities
     * @return the crops, in the order of the samples
     * @throws IOException if an image cannot be read
     */
    public static List<Crop> of(final List<Sample> samples, final CropRule rule, final ChannelRule channels)
            throws IOException {
        final Cropper cropper = new Cropper(rule, channels);
        final List<Crop> crops = new ArrayList<>();
        for (final Sample sample : samples)
            try (Picture picture = Pictures.open(sample.file(), sample.series())) {
                crops.add(cropper.crop(picture, sample.region()));
            }
        return crops;
    }

    /**
     * @param samples at least one
     * @param most how many at most
     * @return the first sample of each class, in the order in which the classes come
     */
    public static List<Sample> oneOfEachClass(final List<Sample> samples, final int most) {
        final Set<String> seen = new HashSet<>();
        return samples.stream()
                .filter(sample -> seen.size() < most && seen.add(sample.label()))
                .toList();
    }
}
