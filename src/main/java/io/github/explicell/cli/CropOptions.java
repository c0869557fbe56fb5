package io.github.explicell.cli;

import io.github.explicell.image.Beyond;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Extent;
import io.github.explicell.image.Fit;
import io.github.explicell.image.Interpolation;
import io.github.explicell.image.Outside;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How regions become crops; stored with the model. */
final class CropOptions {

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "224",
            description = "Height and width of the network's image in pixels (default: ${DEFAULT-VALUE}).")
    private int size;

    @ArgGroup(exclusive = true)
    private Around around;

    @Option(
            names = "--fit",
            paramLabel = "FIT",
            defaultValue = "square_around",
            description = "How a region that is not square becomes it: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}).")
    private Fit fit;

    @Option(
            names = "--interpolation",
            paramLabel = "NAME",
            defaultValue = "bilinear",
            description = "How pixels are resampled, always with antialias: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}).")
    private Interpolation interpolation;

    @Option(
            names = "--pixel-size",
            paramLabel = "UM",
            description = "Calibrated images are brought to this pixel size in um, in training and in use.")
    private Double pixelSize;

    /** How much of the image around a region is seen. */
    static final class Around {

        @Option(
                names = "--margin",
                paramLabel = "X",
                description = "The region and this fraction of it on each side (default: 0).")
        private Double margin;

        @Option(
                names = "--field-um",
                paramLabel = "UM",
                description = "A fixed field of view around the region's centre, in um: keeps the cells' size.")
        private Double micrometres;

        @Option(names = "--field-pixels", paramLabel = "N", description = "The same in pixels of the image.")
        private Double pixels;

        private Extent extent() {
            if (margin != null) return Extent.margin(margin);
            return micrometres != null ? Extent.fieldMicrometres(micrometres) : Extent.fieldPixels(pixels);
        }
    }

    /** The rule; beyond the image's edge it mirrors, and the surroundings of a region are kept. */
    CropRule rule() {
        return new CropRule(
                size,
                size,
                around == null ? Extent.EXACT : around.extent(),
                fit,
                Beyond.MIRROR,
                Outside.KEEP,
                new float[3],
                interpolation,
                pixelSize);
    }
}
