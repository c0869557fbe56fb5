package io.github.explicell.cli;

import io.github.explicell.train.Augmentation;
import picocli.CommandLine.Option;

/** What may happen to the crops in training. */
final class AugmentationOptions {

    private static final Augmentation CELLS = Augmentation.CELLS;

    @Option(names = "--no-augmentation", description = "Show the network every image as it is.")
    private boolean none;

    @Option(names = "--no-flips", description = "Do not mirror images at random.")
    private boolean noFlips;

    @Option(
            names = "--rotation",
            paramLabel = "DEGREES",
            description = "Greatest random rotation to either side, 0 to 180 (default: 180).")
    private double rotation = CELLS.rotation();

    @Option(
            names = "--brightness",
            paramLabel = "X",
            description = "Greatest random change of brightness, 0 to below 1 (default: 0.15).")
    private double brightness = CELLS.brightness();

    @Option(
            names = "--contrast",
            paramLabel = "X",
            description = "Greatest random change of contrast, 0 to below 1 (default: 0.15).")
    private double contrast = CELLS.contrast();

    @Option(
            names = "--colour",
            paramLabel = "X",
            description = "Greatest random change of each colour's gain, 0 to below 1 (default: 0.08).")
    private double colour = CELLS.colour();

    /** @throws IllegalArgumentException naming the value that is out of range */
    Augmentation augmentation() {
        return none ? Augmentation.NONE : new Augmentation(!noFlips, rotation, brightness, contrast, colour);
    }
}
