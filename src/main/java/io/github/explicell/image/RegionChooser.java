package io.github.explicell.image;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Decides which regions of an image are classified. If nothing is given: the
 * active selection, or the entries selected in the ROI Manager; else all of the
 * Manager; else the overlay without Explicell's own results, texts and images;
 * else the whole image.
 */
public final class RegionChooser {

    /**
     * What was chosen.
     *
     * @param regions at least one
     * @param words what they are, for a person: "the overlay (3 regions)"
     */
    public record Choice(List<Region> regions, String words) {

        /**
         * Keeps its own copy of the regions.
         *
         * @param regions at least one
         * @param words what they are, for a person: "the overlay (3 regions)"
         */
        public Choice {
            regions = List.copyOf(regions);
        }
    }

    private interface Source {

        Choice choose(Picture picture) throws IOException;
    }

    /** Tells what is known of regions beside their pixels. */
    @FunctionalInterface
    public interface Knowledge {

        /**
         * @param picture an image
         * @param regions at least one
         * @return the same regions of an image, maybe with more properties
         */
        List<Region> of(Picture picture, List<Region> regions);
    }

    /** {@code null} for the order above. */
    private final Source given;

    private final Knowledge knowledge;

    private RegionChooser(final Source given) {
        this(given, (picture, regions) -> regions);
    }

    private RegionChooser(final Source given, final Knowledge knowledge) {
        this.given = given;
        this.knowledge = knowledge;
    }

    /**
     * @param more told each image's regions
     * @return takes the same regions, and what is known of them
     */
    public RegionChooser knowing(final Knowledge more) {
        return new RegionChooser(given, more);
    }

    /** @return takes what is there, in the order above */
    public static RegionChooser automatic() {
        return new RegionChooser(null);
    }

    /**
     * Takes the ROIs of a file.
     *
     * @param file a {@code .roi} or {@code .zip} file
     * @return takes these
     */
    public static RegionChooser roiFile(final Path file) {
        return new RegionChooser(
                picture -> choice(Regions.fromRoiFile(file, picture), "the ROIs of " + file.getFileName()));
    }

    /**
     * Takes the labels of an image file, or the connected components of a mask.
     *
     * @param file of the size of the image to classify
     * @param series of the file, from 0
     * @return takes these
     */
    public static RegionChooser labels(final Path file, final int series) {
        return new RegionChooser(picture -> {
            try (Picture labels = Pictures.open(file, series)) {
                return labels(labels, picture);
            }
        });
    }

    /**
     * Takes the labels of an image, or the connected components of a mask.
     *
     * @param labels of the size of the image to classify
     * @return takes these
     */
    public static RegionChooser labels(final ImagePlus labels) {
        return new RegionChooser(picture -> labels(Pictures.of(labels), picture));
    }

    /** @return takes each slice of a stack */
    public static RegionChooser slices() {
        return new RegionChooser(picture -> choice(Regions.slices(picture), "each slice"));
    }

    /** @return takes the whole image: the plane that is shown */
    public static RegionChooser whole() {
        return new RegionChooser(RegionChooser::wholeImage);
    }

    /**
     * Chooses regions of an image of ImageJ; the ROI Manager counts, if it is
     * open.
     *
     * @param image the image
     * @return the choice
     * @throws IOException if a given file cannot be read
     * @throws IllegalArgumentException if what was given does not fit the image
     *           or holds no region
     */
    public Choice choose(final ImagePlus image) throws IOException {
        final Picture picture = Pictures.of(image);
        // NB: there is no Manager when headless; in a macro's batch mode even asking for it throws there.
        final boolean possible = given == null && !GraphicsEnvironment.isHeadless();
        final RoiManager manager = possible ? RoiManager.getInstance() : null;
        if (manager == null || manager.getCount() == 0) return choose(picture);
        return known(picture, fromManager(picture, manager));
    }

    /**
     * Chooses regions of an image, the ROI Manager aside: of a file, also its
     * stored selection and overlay.
     *
     * @param picture the image
     * @return the choice
     * @throws IOException if a given file cannot be read
     * @throws IllegalArgumentException if what was given does not fit the image
     *           or holds no region
     */
    public Choice choose(final Picture picture) throws IOException {
        return known(picture, chosen(picture));
    }

    // -- Helper methods --

    private Choice known(final Picture picture, final Choice choice) {
        return new Choice(knowledge.of(picture, choice.regions()), choice.words());
    }

    private Choice chosen(final Picture picture) throws IOException {
        if (given != null) return given.choose(picture);
        if (picture.selection().isPresent())
            return choice(Regions.fromRois(List.of(picture.selection().get()), picture), "the active selection");
        final List<Region> overlay = Regions.overlay(picture);
        return overlay.isEmpty() ? wholeImage(picture) : choice(overlay, "the overlay");
    }

    private Choice fromManager(final Picture picture, final RoiManager manager) throws IOException {
        final int[] selected = manager.getSelectedIndexes();
        final Roi[] entries = selected.length == 0 ? new Roi[0] : manager.getSelectedRoisAsArray();
        if (picture.selection().isPresent() && !isShownBy(picture.selection().get(), entries)) return chosen(picture);
        final boolean all = entries.length == 0;
        final List<Region> regions = Regions.fromRois(List.of(all ? manager.getRoisAsArray() : entries), picture);
        if (regions.isEmpty()) return chosen(picture);
        return choice(regions, all ? "all entries of the ROI Manager" : "the selected entries of the ROI Manager");
    }

    /** Whether a selection is there because Manager entries are selected. */
    private static boolean isShownBy(final Roi selection, final Roi[] entries) {
        for (final Roi entry : entries)
            if (selection.getBounds().equals(entry.getBounds()) && selection.getType() == entry.getType()) return true;
        return false;
    }

    private static Choice wholeImage(final Picture picture) {
        return new Choice(List.of(Regions.whole(picture)), "the whole image");
    }

    private static Choice labels(final Picture labels, final Picture picture) throws IOException {
        if (labels.width() != picture.width()
                || labels.height() != picture.height()
                || labels.slices() > picture.slices()
                || labels.frames() > picture.frames())
            throw new IllegalArgumentException("The label image " + labels.name() + " (" + size(labels)
                    + ") does not fit " + picture.name() + " (" + size(picture) + "): both must have the same size.");
        return choice(Regions.fromLabels(labels), "the labels of " + labels.name());
    }

    private static String size(final Picture picture) {
        return picture.width() + " x " + picture.height() + " pixels, " + picture.slices() + " slice(s), "
                + picture.frames() + " frame(s)";
    }

    private static Choice choice(final List<Region> regions, final String words) {
        if (regions.isEmpty())
            throw new IllegalArgumentException(
                    "There is no region in " + words + ": texts, images and an empty mask do not count.");
        return new Choice(regions, words + " (" + regions.size() + (regions.size() == 1 ? " region)" : " regions)"));
    }
}
