package io.github.explicell.phantom;

import io.github.explicell.files.Folders;
import io.github.explicell.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** Writes generated fields as the files that a microscopist has: images with outlines, label images, labelled stacks. */
public final class PhantomFiles {

    /** Side of the square slices of a labelled stack, in pixels. */
    public static final int SLICE_SIDE = 96;

    private PhantomFiles() {}

    /**
     * Writes fields of the standard kind with everything that is known about them: for each field the three files of
     * {@link #writeField}, and {@code cells.tif}, a stack with the cells of all fields.
     *
     * @param folder made if it does not exist; files of the same names are replaced
     * @param fields how many, at least one
     * @param seed decides everything
     * @throws IOException if a file cannot be written
     * @throws IllegalArgumentException if there are no fields to write
     */
    public static void write(final Path folder, final int fields, final long seed) throws IOException {
        Folders.make(folder);
        final List<RandomAccessibleInterval<FloatType>> slices = new ArrayList<>();
        final List<String> labels = new ArrayList<>();
        for (int i = 1; i <= fields; i++) {
            final PhantomField field = Phantom.STANDARD.field(seed, i);
            writeField(field, folder);
            for (final PhantomCell cell : field.cells()) {
                slices.add(field.crop(cell, SLICE_SIDE));
                labels.add(cell.type().label() + "|" + field.name());
            }
        }
        if (slices.isEmpty())
            throw new IllegalArgumentException("There are " + fields + " fields to write; ask for at least one.");
        ImageFiles.writeStack(slices, labels, Optional.of(PhantomField.PIXEL_SIZE), folder.resolve("cells.tif"));
    }

    /**
     * Writes fields of the standard kind as training data: one TIFF for each field, each cell a ROI in its overlay with
     * the properties "class" and "group".
     *
     * @param folder made if it does not exist; files of the same names are replaced
     * @param fields how many
     * @param seed decides everything
     * @throws IOException if a file cannot be written
     */
    public static void writeRoiSets(final Path folder, final int fields, final long seed) throws IOException {
        Folders.make(folder);
        for (int i = 1; i <= fields; i++) writeImage(Phantom.STANDARD.field(seed, i), folder);
    }

    /**
     * Writes a field as {@code NAME.tif} (RGB, each cell a ROI in its overlay with the properties "class" and "group"),
     * {@code NAME-labels.tif} (each cell's number) and {@code NAME-evidence.tif} (the same numbers, only on the pixels
     * that make the class).
     *
     * @param field the field
     * @param folder an existing folder; files of the same names are replaced
     * @throws IOException if a file cannot be written
     */
    public static void writeField(final PhantomField field, final Path folder) throws IOException {
        writeImage(field, folder);
        ImageFiles.writeLabels(
                field.labels(), Optional.of(PhantomField.PIXEL_SIZE), folder.resolve(field.name() + "-labels.tif"));
        ImageFiles.writeLabels(
                field.evidence(), Optional.of(PhantomField.PIXEL_SIZE), folder.resolve(field.name() + "-evidence.tif"));
    }

    private static void writeImage(final PhantomField field, final Path folder) throws IOException {
        ImageFiles.writeRgb(
                field.rgb(),
                Optional.of(PhantomField.PIXEL_SIZE),
                field.regions(),
                folder.resolve(field.name() + ".tif"));
    }
}
