package io.github.explicell.view;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.ExplanationTable;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.files.FileNames;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the raw maps of a run: {@code maps/IMAGE/REGION-METHOD.tif}, 32 bits, at the network's resolution, with what
 * they are and where the crop lies in the image's properties. Names are unique and safe whatever images and regions are
 * called.
 */
public final class MapFiles {

    /** The folder of the maps within that of the results. */
    public static final String FOLDER = "maps";

    private final Path folder;
    private final FileNames images = new FileNames();
    private final Map<String, FileNames> regions = new HashMap<>();

    /** @param folder of the results */
    public MapFiles(final Path folder) {
        this.folder = folder;
    }

    /**
     * Begins an image; each call gives another name.
     *
     * @param image its name
     * @return the name of its folder, which its other files may have, too
     */
    public String begin(final String image) {
        final String name = images.unique(image);
        regions.put(name, new FileNames());
        return name;
    }

    /**
     * Writes a map.
     *
     * @param image what {@link #begin} gave
     * @param explanation holds the map
     * @return the file, relative to the folder of the results, with slashes
     * @throws IOException naming the file, if it cannot be written
     */
    public String write(final String image, final Explanation explanation) throws IOException {
        final String region = explanation.prediction().region().name();
        final String name =
                regions.get(image).unique(region + "-" + explanation.map().method()) + ".tif";
        ImageFiles.writeTiff(
                image(explanation), folder.resolve(FOLDER).resolve(image).resolve(name));
        return FOLDER + "/" + image + "/" + name;
    }

    /**
     * A raw map as an image of ImageJ.
     *
     * @param explanation holds the map
     * @return 32 bits, at the network's resolution, not shown
     */
    static ImagePlus image(final Explanation explanation) {
        final SaliencyMap map = explanation.map();
        final ImagePlus image = new ImagePlus(
                explanation.prediction().region().name() + " " + map.method(),
                new FloatProcessor(map.width(), map.height(), map.values().clone()));
        image.resetDisplayRange();
        describe(explanation, image);
        return image;
    }

    private static void describe(final Explanation explanation, final ImagePlus image) {
        final CropMapping mapping = explanation.crop().mapping();
        final Map<String, Object> row = ExplanationTable.row(explanation, "");
        for (final String column : new String[] {
            "image",
            "region",
            "class",
            "probability",
            "target",
            "against",
            "score",
            "method",
            "layer",
            "positive_evidence",
            "model",
            "model_sha256",
            "device",
            "precision",
            "version"
        }) image.setProp(ResultOverlay.IMAGE_PROPERTY + column, ResultRoi.oneLine(String.valueOf(row.get(column))));
        image.setProp(
                ResultOverlay.IMAGE_PROPERTY + "crop",
                String.format(
                        Locale.ROOT,
                        "x=%s y=%s scale_x=%s scale_y=%s",
                        mapping.x(),
                        mapping.y(),
                        mapping.scaleX(),
                        mapping.scaleY()));
    }
}
