package io.github.explicell.cli;

import io.github.explicell.model.ModelFolder;
import io.github.explicell.train.data.DataOptions;
import io.github.explicell.train.data.DataReader;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.RoiClass;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How labelled data are read where it does not go without saying. */
final class DataFileOptions {

    /** A choice of what a ROI's class is. */
    static final class RoiClassName implements ITypeConverter<RoiClass> {

        @Override
        public RoiClass convert(final String word) {
            try {
                return RoiClass.of(word);
            } catch (final IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Option(
            names = "--path-column",
            paramLabel = "NAME",
            description = "Of a table: the images' paths or names (default: path, image, image_id, file, ...).")
    private String path;

    @Option(
            names = "--class-column",
            paramLabel = "NAME",
            description = "Of a table: the classes (default: class, dx, diagnosis, target, label).")
    private String label;

    @Option(
            names = "--group-column",
            paramLabel = "NAME",
            description = "Of a table: what must not be split (default: group, lesion_id, patient_id, slide, ...).")
    private String group;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "The folder of a table's images, also in folders below (default: the table's).")
    private Path images;

    @Option(
            names = "--masks",
            paramLabel = "DIR",
            description = "Masks, found by the images' names (X_segmentation.png, X_mask.png or X.png): the mask of an"
                    + " image is its region.")
    private Path masks;

    @Option(
            names = "--label-image",
            paramLabel = "FILE",
            description = "The label image of a table with a row for each label; needs --image.")
    private Path labels;

    @Option(names = "--image", paramLabel = "FILE", description = "The image of --label-image.")
    private Path image;

    @Option(
            names = "--roi-class",
            paramLabel = "WHAT",
            defaultValue = "automatic",
            converter = RoiClassName.class,
            description = "What of a ROI is its class: name, group (ImageJ's number), property:NAME, or automatic: the"
                    + " property class, else the name (default: ${DEFAULT-VALUE}).")
    private RoiClass roiClass;

    @Mixin
    private KnowledgeOptions knowledge;

    /**
     * Sees that a model has use for the fields that were given.
     *
     * @param models one of them must read a field
     * @throws IllegalArgumentException naming a field that none of them reads
     */
    void check(final List<ModelFolder> models) throws IOException {
        knowledge
                .known()
                .check(models.stream()
                        .flatMap(model -> model.description().metadata().stream())
                        .toList());
    }

    /**
     * Reads the data.
     *
     * @param data a folder, an image or a table
     * @param err receives progress
     */
    DataSet read(final Path data, final PrintWriter err) throws IOException {
        if ((labels == null) != (image == null))
            throw new IOException("--label-image and --image belong together: the table's labels lie in the one, the"
                    + " pixels in the other");
        final DataOptions options = new DataOptions(path, label, group, images, masks, image, labels, roiClass);
        try (ConsoleProgress progress = new ConsoleProgress(err, "finding images: ")) {
            return DataReader.read(data, options, progress).knowing(knowledge.known());
        }
    }
}
