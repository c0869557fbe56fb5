package io.github.explicell.cli;

import static io.github.explicell.cli.NetworkOptions.or;

import io.github.explicell.image.CropRule;
import io.github.explicell.image.Extent;
import io.github.explicell.image.Fit;
import io.github.explicell.image.Interpolation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How regions become crops; stored with the model. */
final class CropOptions {

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Height and width of the network's image in pixels (default: 224).")
    private Integer size;

    @ArgGroup(exclusive = true)
    private Around around;

    @Option(
            names = "--fit",
            paramLabel = "FIT",
            description = "How a region that is not square becomes it: ${COMPLETION-CANDIDATES}"
                    + " (default: SQUARE_AROUND).")
    private Fit fit;

    @Option(
            names = "--interpolation",
            paramLabel = "NAME",
            description = "How pixels are resampled, always with antialias: ${COMPLETION-CANDIDATES}"
                    + " (default: BILINEAR).")
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

    /**
     * @param base what is changed by the options
     * @return the rule
     * @throws IllegalArgumentException naming the value that is out of range
     */
    CropRule over(final CropRule base) {
        return new CropRule(
                or(size, base.width()),
                or(size, base.height()),
                around == null ? base.extent() : around.extent(),
                or(fit, base.fit()),
                base.beyond(),
                base.outside(),
                base.colour(),
                or(interpolation, base.interpolation()),
                or(pixelSize, base.pixelSize()));
    }
}
