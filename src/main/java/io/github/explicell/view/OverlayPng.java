package io.github.explicell.view;

import io.github.explicell.classify.Prediction;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Plane;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an image with its classified regions as PNG, without any window: outlines in the colours of their classes,
 * dashed where the true class is known to be another, class and probability where there is room, the legend below.
 */
public final class OverlayPng {

    /** The longest side of the image in the PNG, in pixels; larger images are made smaller, small ones magnified. */
    public static final int LONGEST = 2000;

    private OverlayPng() {}

    /**
     * Writes one plane.
     *
     * @param picture what was classified
     * @param predictions of its regions; those of other planes are left out
     * @param plane the plane to show
     * @param channels the channels to show; the range plays no part
     * @param file where to; replaced when all is written
     * @throws IOException if the image cannot be read or the file not be written
     */
    public static void write(
            final Picture picture,
            final List<Prediction> predictions,
            final Plane plane,
            final ChannelRule channels,
            final Path file)
            throws IOException {
        final PlaneImage pixels = new PlaneImage(picture, plane, channels, LONGEST);
        final List<Prediction> here = predictions.stream()
                .filter(p -> p.region().plane().equals(plane))
                .toList();
        final BufferedImage drawn = new OverlayDrawing(pixels.read(), pixels.step()).draw(here);
        PngFiles.write(drawn, file);
    }

    /** @return what is appended to a file's name for a plane of several, counted from 1 */
    static String suffix(final Plane plane) {
        return "-z" + (plane.z() + 1) + "-t" + (plane.t() + 1);
    }

    /**
     * Writes each plane that has predictions.
     *
     * @param picture what was classified
     * @param predictions of its regions
     * @param channels the channels to show; the range plays no part
     * @param folder made if it does not exist
     * @param name of the file without its ending; of several planes, each appends {@code -z3-t1}, counted from 1
     * @return the files, by rising plane of the first prediction
     * @throws IOException if the image cannot be read or a file not be written
     */
    public static List<Path> writeAll(
            final Picture picture,
            final List<Prediction> predictions,
            final ChannelRule channels,
            final Path folder,
            final String name)
            throws IOException {
        final Map<Plane, List<Prediction>> planes = new LinkedHashMap<>();
        for (final Prediction p : predictions)
            planes.computeIfAbsent(p.region().plane(), plane -> new ArrayList<>())
                    .add(p);
        final List<Path> files = new ArrayList<>();
        for (final Map.Entry<Plane, List<Prediction>> entry : planes.entrySet()) {
            final Plane plane = entry.getKey();
            final String suffix = planes.size() == 1 ? "" : suffix(plane);
            final Path file = folder.resolve(name + suffix + ".png");
            write(picture, entry.getValue(), plane, channels, file);
            files.add(file);
        }
        return files;
    }
}
