package io.github.explicell.train;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropRule;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.evaluation.Cases;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The worst of a model's wrong decisions, to be looked at.
 *
 * @param cases indices of the cases, the worst first; at least one
 * @param samples what these are
 * @param crop how the model crops
 * @param channels which channels and intensities it sees
 */
public record Mistakes(int[] cases, List<Sample> samples, CropRule crop, ChannelRule channels) {

    /** So many are shown. */
    private static final int MOST = 24;

    /** @return those of a model, or null if it made none */
    static Mistakes of(final Cases cases, final List<Sample> samples, final ModelDescription model) {
        final int[] worst = cases.worst(MOST);
        if (worst.length == 0) return null;
        return new Mistakes(
                worst, Arrays.stream(worst).mapToObj(samples::get).toList(), model.crop(), model.channels());
    }

    /**
     * @return what the network saw of each
     * @throws IOException if an image cannot be read any more
     */
    public List<Crop> crops() throws IOException {
        return SampleCrops.of(samples, crop, channels);
    }

    /** @return image and region of each; the image alone, where it is the region */
    public List<String> names() {
        return samples.stream().map(Sample::name).toList();
    }
}
