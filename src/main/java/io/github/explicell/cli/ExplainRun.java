package io.github.explicell.cli;

import io.github.explicell.classify.Progress;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.ExplanationTable;
import io.github.explicell.files.Folders;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.RegionChooser;
import io.github.explicell.view.ExplanationFiles;
import io.github.explicell.view.ExplanationsCsv;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Explains one image after the other, and writes explanations.csv, maps and pictures if there is a folder for them. An
 * image that fails leaves neither rows nor files behind; the others still go through. Of an image no more than its rows
 * is kept.
 */
final class ExplainRun {

    /** The table's file name. */
    static final String TABLE = "explanations.csv";

    /** Explains regions of one image. */
    @FunctionalInterface
    interface Source {

        /**
         * @param image as it was given
         * @param picture the same, opened
         * @param regions regions of it, by plane
         * @param results told the explanations of each region by all methods, region by region
         * @param progress told how far it is
         */
        void explain(
                Path image, Picture picture, List<Region> regions, Consumer<Explanation> results, Progress progress)
                throws IOException;
    }

    /** Takes some of an image's regions. */
    @FunctionalInterface
    interface Filter {

        /**
         * @param image as it was given
         * @param regions all that were found
         * @return those to explain; empty if the image is to be left out
         */
        List<Region> of(Path image, List<Region> regions);
    }

    /** Told what becomes of the images. */
    interface Listener {

        /**
         * @param image as it was given
         * @param regions what was explained, in words
         * @param rows as {@link ExplanationTable} makes them
         */
        void explained(Path image, String regions, List<Map<String, Object>> rows);

        /**
         * @param image as it was given
         * @param error why it was not explained
         */
        void failed(Path image, Exception error);
    }

    /**
     * What all images have in common.
     *
     * @param chooser finds the regions
     * @param filter takes some of them
     * @param series which series of the files, from 0
     * @param folder for the results, or null
     * @param files writes there, or null
     */
    record Settings(RegionChooser chooser, Filter filter, int series, Path folder, ExplanationFiles files) {}

    private final Source source;
    private final Settings settings;
    private final PrintWriter err;
    private final Listener listener;
    private int failures;
    private boolean empty = true;

    /**
     * @param source explains
     * @param settings what all images have in common
     * @param err receives progress
     * @param listener told of each image
     */
    ExplainRun(final Source source, final Settings settings, final PrintWriter err, final Listener listener) {
        this.source = source;
        this.settings = settings;
        this.err = err;
        this.listener = listener;
    }

    /**
     * @param images at least one
     * @return how many of them failed
     * @throws IOException if the table cannot be written
     */
    int run(final List<Path> images) throws IOException {
        if (settings.folder() == null) {
            explainAll(images, row -> {});
            return failures;
        }
        Folders.make(settings.folder());
        try {
            ExplanationsCsv.write(settings.folder().resolve(TABLE), rows -> explainAll(images, rows));
        } catch (final IllegalArgumentException e) {
            // no rows, no file: each image has been reported
            if (!empty) throw e;
        }
        return failures;
    }

    /** @return whether nothing was explained */
    boolean isEmpty() {
        return empty;
    }

    // -- Helper methods --

    private void explainAll(final List<Path> images, final Consumer<Map<String, Object>> rows) {
        for (final Path image : images) explained(image).forEach(rows);
    }

    /** @return none, if the image failed */
    private List<Map<String, Object>> explained(final Path image) {
        try {
            final List<Map<String, Object>> rows = explain(image);
            empty &= rows.isEmpty();
            return rows;
        } catch (final IOException | RuntimeException e) {
            failures++;
            listener.failed(image, e);
            return List.of();
        }
    }

    private List<Map<String, Object>> explain(final Path image) throws IOException {
        try (Picture picture = Pictures.open(image, settings.series())) {
            final RegionChooser.Choice choice = settings.chooser().choose(picture);
            final List<Region> regions = new ArrayList<>(settings.filter().of(image, choice.regions()));
            if (regions.isEmpty()) return List.of();
            regions.sort(Comparator.comparing(Region::plane));
            final String words = regions.size() == choice.regions().size()
                    ? choice.words()
                    : regions.size() + " of " + choice.words();
            final List<Map<String, Object>> rows =
                    settings.files() == null ? rows(image, picture, regions, null) : filed(image, picture, regions);
            listener.explained(image, words, rows);
            return rows;
        }
    }

    private List<Map<String, Object>> filed(final Path image, final Picture picture, final List<Region> regions)
            throws IOException {
        final String stem = ImageRun.stem(image) + (settings.series() == 0 ? "" : "-series-" + settings.series());
        final ExplanationFiles.OfImage files = settings.files().begin(picture, stem, regions.size());
        try {
            final List<Map<String, Object>> rows = rows(image, picture, regions, files);
            final int leftOut = files.finish();
            if (leftOut > 0)
                err.println("explicell: " + leftOut + " planes of " + picture.name()
                        + " have no overlay picture, because there are so many; " + TABLE + " has them all.");
            return rows;
        } catch (final IOException | RuntimeException e) {
            files.discard();
            throw e;
        }
    }

    private List<Map<String, Object>> rows(
            final Path image, final Picture picture, final List<Region> regions, final ExplanationFiles.OfImage files)
            throws IOException {
        final List<Map<String, Object>> rows = new ArrayList<>();
        try (ConsoleProgress progress = new ConsoleProgress(err, picture.name() + ": map")) {
            source.explain(
                    image,
                    picture,
                    regions,
                    explanation -> rows.add(ExplanationTable.row(explanation, write(explanation, files))),
                    progress);
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
        return rows;
    }

    private static String write(final Explanation explanation, final ExplanationFiles.OfImage files) {
        try {
            return files == null ? "" : files.add(explanation);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
