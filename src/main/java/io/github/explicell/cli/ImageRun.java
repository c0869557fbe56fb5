package io.github.explicell.cli;

import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.Prediction;
import io.github.explicell.files.Folders;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Plane;
import io.github.explicell.image.RegionChooser;
import io.github.explicell.view.OverlayPng;
import io.github.explicell.view.PredictionsCsv;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Classifies one image after the other, and writes predictions.csv and overlays if there is a folder for them. An image
 * that fails leaves no rows behind; the others still go through.
 */
final class ImageRun {

    /** The table's file name. */
    static final String TABLE = "predictions.csv";

    /** Of a stack, so many planes have an overlay at most. */
    private static final int MOST_OVERLAYS = 20;

    /** Told what becomes of the images. */
    interface Listener {

        /**
         * @param image as it was given
         * @param regions what was classified, in words
         * @param predictions at least one
         */
        void classified(Path image, String regions, List<Prediction> predictions);

        /**
         * @param image as it was given
         * @param error why it was not classified
         */
        void failed(Path image, Exception error);
    }

    /**
     * What all images have in common.
     *
     * @param chooser finds the regions
     * @param series which series of the files, from 0
     * @param logits whether the table has the logits, too
     * @param channels the channels that overlays show
     * @param folder for the results, or null
     */
    record Settings(RegionChooser chooser, int series, boolean logits, ChannelRule channels, Path folder) {}

    private final Classifier classifier;
    private final Settings settings;
    private final PrintWriter err;
    private final Listener listener;
    private final Set<String> names = new HashSet<>();
    private int failures;

    /**
     * @param classifier stays open
     * @param settings what all images have in common
     * @param err receives progress
     * @param listener told of each image
     */
    ImageRun(final Classifier classifier, final Settings settings, final PrintWriter err, final Listener listener) {
        this.classifier = classifier;
        this.settings = settings;
        this.err = err;
        this.listener = listener;
    }

    /**
     * @param images at least one
     * @return how many of them failed
     * @throws IOException if the results cannot be written
     */
    int run(final List<Path> images) throws IOException {
        if (settings.folder() == null) {
            classifyAll(images, prediction -> {});
            return failures;
        }
        Folders.make(settings.folder());
        try {
            PredictionsCsv.write(
                    settings.folder().resolve(TABLE), settings.logits(), rows -> classifyAll(images, rows));
        } catch (final IllegalArgumentException e) {
            // no rows, no file: each image has been reported
            if (failures < images.size()) throw e;
        }
        return failures;
    }

    /** NB: rows are given where no catch is: that they cannot be written is no fault of the image, and ends the run. */
    private void classifyAll(final List<Path> images, final Consumer<Prediction> rows) {
        for (final Path image : images) classified(image).forEach(rows);
    }

    /** @return none, if the image failed */
    private List<Prediction> classified(final Path image) {
        try {
            return classify(image);
        } catch (final IOException | RuntimeException e) {
            failures++;
            listener.failed(image, e);
            return List.of();
        }
    }

    private List<Prediction> classify(final Path image) throws IOException {
        final List<Prediction> predictions = new ArrayList<>();
        try (Picture picture = Pictures.open(image, settings.series())) {
            final RegionChooser.Choice choice = settings.chooser().choose(picture);
            try (ConsoleProgress progress = new ConsoleProgress(err, picture.name() + ": region")) {
                classifier.classify(picture, choice.regions(), predictions::add, progress);
            }
            if (settings.folder() != null) draw(picture, predictions, image);
            listener.classified(image, choice.words(), predictions);
        }
        return predictions;
    }

    private void draw(final Picture picture, final List<Prediction> predictions, final Path image) throws IOException {
        final List<Plane> planes =
                predictions.stream().map(p -> p.region().plane()).distinct().toList();
        final List<Plane> shown = planes.subList(0, Math.min(MOST_OVERLAYS, planes.size()));
        final List<Prediction> drawn = predictions.stream()
                .filter(p -> shown.contains(p.region().plane()))
                .toList();
        OverlayPng.writeAll(picture, drawn, settings.channels(), settings.folder(), name(image));
        if (shown.size() < planes.size())
            err.println("explicell: Only the first " + shown.size() + " of the " + planes.size() + " planes of "
                    + picture.name() + " have an overlay picture; " + TABLE + " has them all.");
    }

    /** @return the file's name without its ending */
    static String stem(final Path image) {
        return image.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
    }

    /** Images of the same name in different folders get different overlays. */
    private String name(final Path image) {
        final String stem = stem(image) + (settings.series() == 0 ? "" : "-series-" + settings.series());
        String name = stem + "-overlay";
        for (int i = 2; !names.add(name); i++) name = stem + "-" + i + "-overlay";
        return name;
    }
}
