package io.github.explicell.cli;

import static io.github.explicell.cli.NetworkOptions.or;

import io.github.explicell.train.Augmentation;
import picocli.CommandLine.Option;

/** What may happen to the crops in training. */
final class AugmentationOptions {

    @Option(names = "--no-augmentation", description = "Show the network every image as it is.")
    private boolean none;

    @Option(names = "--no-flips", description = "Do not mirror images at random.")
    private boolean noFlips;

    @Option(
            names = "--rotation",
            paramLabel = "DEGREES",
            description = "Greatest random rotation to either side, 0 to 180 (default: 180).")
    private Double rotation;

    @Option(
            names = "--brightness",
            paramLabel = "X",
            description = "Greatest random change of brightness, 0 to below 1 (default: 0.15).")
    private Double brightness;

    @Option(
            names = "--contrast",
            paramLabel = "X",
            description = "Greatest random change of contrast, 0 to below 1 (default: 0.15).")
    private Double contrast;

    @Option(
            names = "--colour",
            paramLabel = "X",
            description = "Greatest random change of each colour's gain, 0 to below 1 (default: 0.08).")
    private Double colour;

    /**
     * @param base what is changed by the options
     * @throws IllegalArgumentException naming the value that is out of range
     */
    Augmentation over(final Augmentation base) {
        if (none) return Augmentation.NONE;
        return new Augmentation(
                !noFlips && base.flips(),
                or(rotation, base.rotation()),
                or(brightness, base.brightness()),
                or(contrast, base.contrast()),
                or(colour, base.colour()));
    }
}
