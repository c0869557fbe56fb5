package io.github.explicell.cli;

import io.github.explicell.image.RegionChooser;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which regions of an image are meant: one of these, or none for the overlay, else the whole image. */
final class RegionOptions {

    @Option(names = "--rois", paramLabel = "FILE", description = "The ROIs of a .roi or .zip file of ImageJ.")
    private Path rois;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The labels of an image of the same size; of a mask, its connected components.")
    private Path labels;

    @Option(names = "--slices", description = "Each slice of a stack.")
    private boolean slices;

    @Option(names = "--whole", description = "The whole image.")
    private boolean whole;

    /**
     * @param options those given, or null if there were none
     * @return chooses the regions of each image
     */
    static RegionChooser chooser(final RegionOptions options) {
        if (options == null) return RegionChooser.automatic();
        if (options.rois != null) return RegionChooser.roiFile(options.rois);
        if (options.labels != null) return RegionChooser.labels(options.labels, 0);
        return options.slices ? RegionChooser.slices() : RegionChooser.whole();
    }
}
