package io.github.explicell.cli;

import io.github.explicell.view.HeatColours;
import io.github.explicell.view.HeatStyle;
import io.github.explicell.view.SuperpixelView;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How heat maps are painted. */
final class HeatOptions {

    @Option(
            names = "--lut",
            paramLabel = "NAME",
            defaultValue = "viridis",
            description = "Colours of heat maps: viridis, inferno, magma, cividis, grey (default: ${DEFAULT-VALUE}).")
    private HeatColours lut;

    @Option(
            names = "--opacity",
            paramLabel = "X",
            defaultValue = "0.5",
            description = "0: invisible, 1: hides the image (default: ${DEFAULT-VALUE}).")
    private double opacity;

    @Option(
            names = "--threshold",
            paramLabel = "X",
            defaultValue = "0.2",
            description = "Nothing is painted below this part of the map's maximum (default: ${DEFAULT-VALUE}).")
    private double threshold;

    @Option(
            names = "--contours",
            paramLabel = "LEVELS",
            defaultValue = "",
            description = "Parts of the maximum that get a line, such as 0.25,0.5,0.75 (default: none).")
    private String contours;

    @Option(
            names = "--view",
            paramLabel = "WHAT",
            defaultValue = "both",
            description =
                    "Which super-pixels of LIME and Kernel SHAP are painted: both (green for the class, red against"
                            + " it), or only those for it (default: ${DEFAULT-VALUE}).")
    private SuperpixelView view;

    /** @throws ParameterException if a number is out of range */
    HeatStyle style(final CommandSpec spec) {
        try {
            return new HeatStyle(lut, opacity, threshold, HeatStyle.levels(contours), view);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }
}
