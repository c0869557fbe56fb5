package io.github.explicell.command;

import ij.ImagePlus;
import ij.WindowManager;
import io.github.explicell.classify.KnownFields;
import io.github.explicell.image.RegionChooser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a command takes its regions from, by the names that dialogs and macros use. */
enum RegionSource {

    /** A file or labels if given; else selection, ROI Manager, overlay, whole image, in this order. */
    AUTOMATIC,
    /** A .roi or .zip file. */
    ROIS,
    /** A label image or mask. */
    LABELS,
    /** Each slice of the stack. */
    SLICES,
    /** The plane that is shown. */
    WHOLE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param source a name of this list
     * @param roiFile a .roi or .zip file, or blank
     * @param labels title of an open label image or a file, or blank
     * @return who finds the regions, and knows what ROIs and image say of them
     * @throws IllegalArgumentException with the names there are, or naming the parameter that is missing or wrong
     */
    static RegionChooser chooser(final String source, final String roiFile, final String labels) {
        return chooser(source, roiFile, labels, KnownFields.NONE);
    }

    /** The same; of what ROIs and image do not say, this is known. */
    static RegionChooser chooser(
            final String source, final String roiFile, final String labels, final KnownFields known) {
        return find(source, roiFile, labels).knowing(known::of);
    }

    private static RegionChooser find(final String source, final String roiFile, final String labels) {
        final RegionSource wanted = parse(source);
        final boolean file = !isBlank(roiFile);
        final boolean labelled = !isBlank(labels);
        if (wanted == ROIS && !file)
            throw new IllegalArgumentException("regions is rois, but roi_file is empty: give a .roi or .zip file.");
        if (wanted == LABELS && !labelled)
            throw new IllegalArgumentException(
                    "regions is labels, but labels is empty: give the title or file of a label image.");
        if (wanted == AUTOMATIC && file && labelled)
            throw new IllegalArgumentException("Both roi_file and labels are given: empty one of them.");
        if (wanted == ROIS || wanted == AUTOMATIC && file) return RegionChooser.roiFile(path("roi_file", roiFile));
        if (wanted == LABELS || wanted == AUTOMATIC && labelled) return labels(labels.strip());
        if (wanted == SLICES) return RegionChooser.slices();
        return wanted == WHOLE ? RegionChooser.whole() : RegionChooser.automatic();
    }

    /**
     * @param image what a command was given, or null
     * @param models names of the models that are there
     * @return for a dialog: what {@link #AUTOMATIC} takes, and the models
     * @throws IOException if a given file cannot be read
     */
    static String found(final ImagePlus image, final List<String> models) throws IOException {
        return (image == null
                        ? "No image is open."
                        : "Takes " + RegionChooser.automatic().choose(image).words() + ".")
                + (models.isEmpty() ? "" : " Models: " + String.join(", ", models) + ".");
    }

    private static RegionSource parse(final String name) {
        return Arrays.stream(values())
                .filter(source -> source.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("regions must be "
                        + Arrays.stream(values()).map(RegionSource::toString).collect(Collectors.joining(", "))
                        + ", not " + name + "."));
    }

    private static RegionChooser labels(final String labels) {
        final ImagePlus open = WindowManager.getImage(labels);
        return open != null ? RegionChooser.labels(open) : RegionChooser.labels(path("labels", labels), 0);
    }

    private static Path path(final String parameter, final String value) {
        try {
            final Path path = Path.of(value.strip());
            if (Files.isRegularFile(path)) return path;
        } catch (final InvalidPathException e) {
            throw new IllegalArgumentException(parameter + " is not a path: " + value + ".", e);
        }
        throw new IllegalArgumentException(
                "There is no file " + value.strip() + ": check the parameter " + parameter + ".");
    }

    private static boolean isBlank(final String value) {
        return value == null || value.isBlank();
    }
}
