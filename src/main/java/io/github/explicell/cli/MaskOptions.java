package io.github.explicell.cli;

import io.github.explicell.explain.Masks;
import io.github.explicell.explain.PictureMasks;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What counts as inside, for measures of where a map lies: changes from image to image. */
final class MaskOptions implements Masks {

    private static final String OUTLINE = "roi";

    @Option(
            names = "--mask",
            paramLabel = "roi|FILE",
            defaultValue = OUTLINE,
            description =
                    "What the measures of place compare with: the region's outline, or a label image or mask, such"
                            + " as of nuclei; {} in the file's name stands for the image's name without its ending"
                            + " (default: ${DEFAULT-VALUE}).")
    private String mask;

    private Masks current = Masks.OUTLINE;

    /** Something that reads an image while its mask is open. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /**
     * Opens the image's mask, if it has one, while the work is done.
     *
     * @param image as it was given
     * @param picture the same, opened
     * @param rule the model's
     * @param work asks for masks of the image's regions
     * @throws IOException if the mask cannot be read, or as the work does
     */
    void during(final Path image, final Picture picture, final CropRule rule, final Work work) throws IOException {
        if (mask.equals(OUTLINE)) {
            work.run();
            return;
        }
        final Path file = Path.of(mask.replace("{}", ImageRun.stem(image)));
        try (Picture labels = Pictures.open(file, 0)) {
            current = new PictureMasks(labels, picture, rule);
            work.run();
        } finally {
            current = Masks.OUTLINE;
        }
    }

    @Override
    public boolean[] of(final Region region, final Crop crop) {
        return current.of(region, crop);
    }
}
