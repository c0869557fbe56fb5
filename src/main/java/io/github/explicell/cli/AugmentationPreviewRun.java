package io.github.explicell.cli;

import io.github.explicell.train.SampleCrops;
import io.github.explicell.train.TrainingSettings;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.data.DataSet;
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
final class AugmentationPreviewRun {

    /** Classes that are shown. */
    private static final int MOST = 6;

    private AugmentationPreviewRun() {}

    /**
     * @param data labelled images
     * @param settings of the training whose last stage's augmentation is shown
     * @param file the PNG file
     * @param out told what was written
     * @throws IOException with one sentence, if an image cannot be read or the picture not written
     */
    static void write(final DataSet data, final TrainingSettings settings, final Path file, final PrintWriter out)
            throws IOException {
        final Augmentation augmentation =
                settings.stages().get(settings.stages().size() - 1).augmentation();
        final List<Sample> samples = new ArrayList<>(data.samples());
        Collections.shuffle(samples, new Random(settings.seed()));
        final List<Sample> shown = SampleCrops.oneOfEachClass(samples, MOST);
        PngFiles.write(
                new AugmentationPreview(augmentation, AugmentationPreview.DRAWS, settings.seed())
                        .draw(SampleCrops.of(shown, settings.crop(), settings.channels())),
                file);
        out.println("Nothing was trained. Written to " + file + ": "
                + String.join(", ", shown.stream().map(Sample::label).toList()) + ".");
    }
}
