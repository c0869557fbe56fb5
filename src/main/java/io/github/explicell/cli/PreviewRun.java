package io.github.explicell.cli;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.train.SampleCrops;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.data.DataReader;
import io.github.explicell.train.data.Sample;
import io.github.explicell.view.AugmentationPreview;
import io.github.explicell.view.PngFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes a picture of what training would show the network, and trains nothing. */
final class PreviewRun {

    /** Classes that are shown. */
    private static final int MOST = 6;

    private PreviewRun() {}

    /**
     * @param data labelled images
     * @param rule how regions become crops
     * @param channels which channels and intensities
     * @param augmentation what may happen to the crops
     * @param seed chooses the samples and fixes the draws
     * @param file the PNG file
     * @param out told what was written
     * @throws IOException with one sentence, if an image cannot be read or the picture not written
     */
    static void write(
            final Path data,
            final CropRule rule,
            final ChannelRule channels,
            final Augmentation augmentation,
            final long seed,
            final Path file,
            final PrintWriter out)
            throws IOException {
        final List<Sample> samples = new ArrayList<>(DataReader.read(data).samples());
        Collections.shuffle(samples, new Random(seed));
        final List<Sample> shown = SampleCrops.oneOfEachClass(samples, MOST);
        PngFiles.write(
                new AugmentationPreview(augmentation, AugmentationPreview.DRAWS, seed)
                        .draw(SampleCrops.of(shown, rule, channels)),
                file);
        out.println("Nothing was trained. Written to " + file + ": " + String.join(", ", shown.stream()
                .map(Sample::label)
                .toList()) + ".");
    }
}
