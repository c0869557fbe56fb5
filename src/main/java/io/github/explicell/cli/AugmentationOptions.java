package io.github.explicell.cli;

import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.augment.AugmentationFiles;
import io.github.explicell.train.augment.Augmenter;
import io.github.explicell.train.augment.Brightness;
import io.github.explicell.train.augment.Contrast;
import io.github.explicell.train.augment.Fill;
import io.github.explicell.train.augment.Flip;
import io.github.explicell.train.augment.Gain;
import io.github.explicell.train.augment.Mixing;
import io.github.explicell.train.augment.Presets;
import io.github.explicell.train.augment.Range;
import io.github.explicell.train.augment.Rotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import picocli.CommandLine.Option;

/** What may happen to the crops in training: a preset or a file, and single changes to it. */
final class AugmentationOptions {

    @Option(
            names = "--augmentation",
            paramLabel = "NAME",
            description = "What may happen to images in training: cells, none, skin, cervical-six, or a JSON file"
                    + " (docs/augmentation.md; default: cells, or the preset's).")
    private String source;

    @Option(names = "--no-augmentation", description = "Show the network every image as it is.")
    private boolean none;

    @Option(names = "--no-flips", description = "Do not mirror images at random.")
    private boolean noFlips;

    @Option(
            names = "--rotation",
            paramLabel = "DEGREES",
            description = "Greatest random rotation to either side, 0 to 180 (cells: 180).")
    private Double rotation;

    @Option(
            names = "--brightness",
            paramLabel = "X",
            description = "Greatest random change of brightness, 0 to below 1 (cells: 0.15).")
    private Double brightness;

    @Option(
            names = "--contrast",
            paramLabel = "X",
            description = "Greatest random change of contrast, 0 to below 1 (cells: 0.15).")
    private Double contrast;

    @Option(
            names = "--colour",
            paramLabel = "X",
            description = "Greatest random change of each colour's gain, 0 to below 1 (cells: 0.08).")
    private Double colour;

    @Option(
            names = "--fill",
            paramLabel = "NAME",
            description = "What comes in from beyond the edge of a moved image: mirror, edge, or colour for what the"
                    + " augmentation says, else black (cells: mirror).")
    private Fill fill;

    @Option(
            names = "--views",
            paramLabel = "N",
            description = "Draw so many views of each image once, the original included, and show all of them in each"
                    + " epoch; 0: draw anew in each epoch (cells: 0).")
    private Integer views;

    @Option(
            names = "--mixup",
            paramLabel = "ALPHA",
            description = "Mix pairs of images and of their classes, with shares of a beta distribution; usual: 0.2.")
    private double mixup;

    @Option(
            names = "--cutmix",
            paramLabel = "ALPHA",
            description = "Put a rectangle of another image into each one and mix their classes by area; usual: 1.")
    private double cutmix;

    @Option(
            names = "--preview",
            paramLabel = "FILE",
            description = "Write a PNG picture of what may happen to the images, and train nothing.")
    private Path preview;

    /** The picture to write instead of training, or null. */
    Path preview() {
        return preview;
    }

    /**
     * @param usual what is changed by the options
     * @return what was asked for
     * @throws IOException with one sentence, if a file cannot be read
     * @throws IllegalArgumentException naming the value that is out of range
     */
    Augmentation over(final Augmentation usual) throws IOException {
        if (none) return Augmentation.NONE;
        Augmentation chosen = source == null ? usual : named();
        if (noFlips) chosen = chosen.with(Flip.class, List.of());
        chosen = changed(chosen, Rotation.class, "rotation", rotation, 180, x -> new Rotation(1, Range.about0(x)));
        chosen = changed(
                chosen,
                Contrast.class,
                "contrast",
                contrast,
                1,
                x -> new Contrast(1, Range.about1(x), Contrast.Grey.MEAN));
        chosen =
                changed(chosen, Brightness.class, "brightness", brightness, 1, x -> new Brightness(1, Range.about1(x)));
        chosen = changed(chosen, Gain.class, "colour", colour, 1, x -> new Gain(1, Range.about1(x), 1));
        if (fill != null) chosen = chosen.filling(fill);
        if (views != null) chosen = chosen.withViews(views);
        if (mixup != 0 || cutmix != 0) chosen = chosen.mixing(new Mixing(1, mixup, cutmix));
        return chosen;
    }

    private Augmentation named() throws IOException {
        if (Presets.names().contains(source)) return Presets.get(source);
        final Path file = OptionTypes.path(source);
        return Files.exists(file) || source.toLowerCase(Locale.ROOT).endsWith(".json")
                ? AugmentationFiles.read(file)
                : Presets.get(source);
    }

    private static Augmentation changed(
            final Augmentation augmentation,
            final Class<? extends Augmenter> kind,
            final String name,
            final Double greatest,
            final double limit,
            final DoubleFunction<Augmenter> step) {
        if (greatest == null) return augmentation;
        final boolean fits = limit == 1 ? greatest >= 0 && greatest < 1 : greatest >= 0 && greatest <= limit;
        if (!fits)
            throw new IllegalArgumentException(
                    name + " must be 0 to " + (limit == 1 ? "below 1" : "180 degrees") + ", not " + greatest);
        return augmentation.with(kind, greatest == 0 ? List.of() : List.of(step.apply(greatest)));
    }
}
