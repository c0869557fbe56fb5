package io.github.explicell.cli;

import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.Prediction;
import io.github.explicell.explain.ErrorChoice;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.RegionChooser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the misclassified regions of a labelled set beside as many right ones: classifies all images first. An image that
 * cannot be classified is left whole, so that explaining it reports why.
 */
final class ErrorFilter implements ExplainRun.Filter {

    private final Map<Path, boolean[]> chosen = new HashMap<>();
    private int errors;

    /**
     * Classifies.
     *
     * @param classifier stays open
     * @param chooser finds the regions
     * @param series which series of the files, from 0
     * @param images all of the set
     * @param err receives progress
     * @throws IllegalArgumentException if no region carries its true class
     */
    ErrorFilter(
            final Classifier classifier,
            final RegionChooser chooser,
            final int series,
            final List<Path> images,
            final PrintWriter err) {
        final List<Prediction> all = new ArrayList<>();
        final Map<Path, Integer> counts = new HashMap<>();
        for (final Path image : images) {
            final List<Prediction> predictions = new ArrayList<>();
            try (Picture picture = Pictures.open(image, series);
                    ConsoleProgress progress = new ConsoleProgress(err, picture.name() + ": region")) {
                classifier.classify(picture, chooser.choose(picture).regions(), predictions::add, progress);
            } catch (final IOException | RuntimeException e) {
                continue;
            }
            counts.put(image, predictions.size());
            all.addAll(predictions);
        }
        if (!all.isEmpty()) choose(images, all, counts);
    }

    private void choose(final List<Path> images, final List<Prediction> all, final Map<Path, Integer> counts) {
        final boolean[] choice = ErrorChoice.of(all);
        for (int i = 0; i < choice.length; i++) if (choice[i] && !all.get(i).isRight()) errors++;
        int from = 0;
        for (final Path image : images) {
            if (!counts.containsKey(image)) continue;
            final boolean[] part = new boolean[counts.get(image)];
            System.arraycopy(choice, from, part, 0, part.length);
            chosen.put(image, part);
            from += part.length;
        }
    }

    /** @return how many regions were misclassified */
    int errors() {
        return errors;
    }

    @Override
    public List<Region> of(final Path image, final List<Region> regions) {
        final boolean[] part = chosen.get(image);
        if (part == null) return regions;
        final List<Region> taken = new ArrayList<>();
        for (int i = 0; i < part.length; i++) if (part[i]) taken.add(regions.get(i));
        return taken;
    }
}
