package io.github.explicell.view;

import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.lime.SuperpixelExplanation;
import io.github.explicell.explain.lime.SuperpixelMethod;
import io.github.explicell.explain.superpixel.CutRegion;
import io.github.explicell.explain.superpixel.Superpixels;
import io.github.explicell.files.FileNames;
import io.github.explicell.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Writes what a run says of super-pixels: {@code superpixels/IMAGE/REGION.tif}, a label image at the network's resolution,
 * and {@code REGION.csv} beside it, a row for each super-pixel, the largest weights first. Kernel SHAP's have its name
 * behind the region's.
 */
public final class SuperpixelFiles {

    /** The folder of the files within that of the results. */
    public static final String FOLDER = "superpixels";

    private final Path folder;
    private final Map<String, FileNames> regions = new HashMap<>();

    /** @param folder of the results */
    public SuperpixelFiles(final Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the files of an explanation that has super-pixels.
     *
     * @param image name of the image's folder, as {@link MapFiles#begin} gave it
     * @param explanation of a region, with super-pixels
     * @throws IOException naming the file, if it cannot be written
     */
    public void write(final String image, final Explanation explanation) throws IOException {
        final SuperpixelExplanation result = explanation.superpixels();
        final String region = explanation.prediction().region().name();
        final String name = regions.computeIfAbsent(image, i -> new FileNames())
                .unique(result.method() == SuperpixelMethod.LIME ? region : region + "-" + result.method());
        final Path place = folder.resolve(FOLDER).resolve(image);
        ImageFiles.writeLabels(fromOne(result.superpixels()), Optional.empty(), place.resolve(name + ".tif"));
        CsvRows.write(
                place.resolve(name + ".csv"),
                "there is no super-pixel to write to",
                "super-pixels have the same columns",
                rows -> {
                    for (final int part : result.order()) rows.accept(row(result, part));
                });
    }

    /**
     * Writes the label image of a region that is not explained yet.
     *
     * @param image name of the image's folder
     * @param cut the region
     * @throws IOException naming the file, if it cannot be written
     */
    public void write(final String image, final CutRegion cut) throws IOException {
        final String name = regions.computeIfAbsent(image, i -> new FileNames())
                .unique(cut.region().name());
        final Path file = folder.resolve(FOLDER).resolve(image).resolve(name + ".tif");
        ImageFiles.writeLabels(fromOne(cut.superpixels()), Optional.empty(), file);
    }

    /** Labels from 1 on: 0 is the background in label images. */
    private static RandomAccessibleInterval<IntType> fromOne(final Superpixels superpixels) {
        final int[] labels = superpixels.labels().clone();
        for (int i = 0; i < labels.length; i++) labels[i]++;
        return ArrayImgs.ints(labels, superpixels.width(), superpixels.height());
    }

    /**
     * @param result weights of super-pixels
     * @param part the super-pixel, from 0
     * @return column name to value; area in pixels at the network's resolution, weights in units of the target's score
     */
    static Map<String, Object> row(final SuperpixelExplanation result, final int part) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("superpixel", result.superpixels().names().get(part));
        row.put("label", part + 1);
        row.put("area", result.areas()[part]);
        row.put("weight", result.weights()[part]);
        row.put("low", result.low()[part]);
        row.put("high", result.high()[part]);
        row.put("rank", result.ranks()[part]);
        return row;
    }
}
