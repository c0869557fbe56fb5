package io.github.explicell.view;

import ij.ImagePlus;
import ij.io.Opener;
import ij.measure.Calibration;
import io.github.explicell.explain.Explanation;
import io.github.explicell.image.ImageFiles;
import io.github.explicell.image.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the maps of an image's regions, placed back into the image, as one 32-bit TIFF stack: NaN outside the crop, a slice
 * for each region and method. Slices are made one after the other of the files that hold the raw maps, so that memory is
 * taken for one.
 */
final class MapStackFile {

    /** The folder of the stacks within that of the results. */
    static final String FOLDER = "stacks";

    /** Offsets in a TIFF file have 32 bits; some room is left for its header and labels. */
    private static final long LARGEST = (1L << 32) - (1L << 24);

    private static final double GIGA = 1e9;

    private final Picture picture;
    private final Path folder;
    private final Path file;
    private final List<MapStack.Slice> slices = new ArrayList<>();
    private double max;

    /**
     * @param picture what is explained
     * @param folder of the results
     * @param name of the file, without an ending
     * @param maps how many there will be
     * @throws IllegalArgumentException if they are too many for a TIFF file
     */
    MapStackFile(final Picture picture, final Path folder, final String name, final int maps) {
        final double bytes = (double) Float.BYTES * picture.width() * picture.height() * maps;
        if (bytes > LARGEST)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the stack of maps of %s would have %d slices of %d x %d pixels, %.1f GB, and a TIFF file holds at most"
                            + " 4 GB; explain fewer regions or methods at once, or leave out --map-stack",
                    picture.name(),
                    maps,
                    picture.width(),
                    picture.height(),
                    bytes / GIGA));
        this.picture = picture;
        this.folder = folder;
        file = folder.resolve(FOLDER).resolve(name + ".tif");
    }

    /**
     * Adds a slice.
     *
     * @param explanation holds the map, and is not kept
     * @param raw the raw map's file, relative to the folder of the results
     */
    void add(final Explanation explanation, final String raw) {
        max = Math.max(max, explanation.map().max());
        slices.add(MapStack.Slice.of(explanation, () -> read(folder.resolve(raw))));
    }

    private static float[] read(final Path raw) {
        final ImagePlus image = new Opener().openImage(raw.toString());
        if (image == null)
            throw new UncheckedIOException(new IOException("the map " + raw + " cannot be read again for the stack"));
        return (float[]) image.getProcessor().getPixels();
    }

    /** @return where the stack is or will be */
    Path file() {
        return file;
    }

    /**
     * Writes the stack.
     *
     * @throws IOException naming the file, if it cannot be written
     */
    void finish() throws IOException {
        if (slices.isEmpty()) return;
        final ImagePlus maps =
                new ImagePlus(picture.name() + " explained", new MapStack(picture.width(), picture.height(), slices));
        picture.pixelSize().ifPresent(size -> {
            final Calibration calibration = new Calibration();
            calibration.setUnit("um");
            calibration.pixelWidth = size.x();
            calibration.pixelHeight = size.y();
            maps.setCalibration(calibration);
        });
        MapStack.showFromZero(maps, max);
        try {
            ImageFiles.writeTiff(maps, file);
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
