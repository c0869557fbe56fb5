package io.github.explicell.train.data;

import io.github.explicell.classify.Progress;
import io.github.explicell.files.CsvTable;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Finds labelled regions in what a microscopist has:
 * <ul>
 * <li>a folder of classes: one subfolder for each class, with images of one cell each (SIPaKMeD's
 * {@code im_<Class>/CROPPED} too);</li>
 * <li>an image or a folder of images whose ROIs stand in the overlay or in {@code <image>.zip} or {@code <image>.roi}
 * beside it, the class being the ROI's property {@code class} or else its name, or what is asked for;</li>
 * <li>a labelled stack: one image file whose slice labels are {@code class} or {@code class|group};</li>
 * <li>a table (CSV) with a row for each image: path or name, class, group and any metadata; HAM10000's is one;</li>
 * <li>a label image and a table with a row for each label, also as {@code X-labels.tif} and {@code X-labels.csv} beside
 * the images {@code X} of a folder.</li>
 * </ul>
 */
public final class DataReader {

    private DataReader() {}

    /**
     * Reads a data set by the usual names; the pixels stay in the files.
     *
     * @param source a folder, an image or a table
     * @return its samples
     * @throws IOException with one sentence, if there is no such file or nothing labelled in it
     */
    public static DataSet read(final Path source) throws IOException {
        return read(source, DataOptions.DEFAULT, Progress.NONE);
    }

    /**
     * Reads a data set; the pixels stay in the files.
     *
     * @param path a folder, an image or a table
     * @param options what does not go without saying
     * @param progress told how far it is
     * @return its samples
     * @throws IOException with one sentence, if there is no such file or nothing labelled in it
     * @throws java.util.concurrent.CancellationException if progress asked for the end
     */
    public static DataSet read(final Path path, final DataOptions options, final Progress progress) throws IOException {
        final List<Source> sources = sources(path, options);
        final Findings found = new Findings();
        for (final Source source : sources) source.read(found, progress);
        if (found.samples().isEmpty()) throw new IOException(nothing(path, found));
        final String words = sources.size() == 1
                ? sources.get(0).words()
                : sources.stream().map(Source::words).collect(Collectors.joining(", "));
        return new DataSet(words, found.samples(), found.leftOut());
    }

    private static String nothing(final Path path, final Findings found) {
        final String reason =
                found.leftOut().isEmpty() ? "" : " (" + found.leftOut().get(0) + ")";
        return path + " holds no labelled regions" + reason
                + ": give a folder with one subfolder of images for each class, images whose ROIs have a property"
                + " 'class', a stack whose slice labels are the classes, or a table of images and classes";
    }

    private static List<Source> sources(final Path path, final DataOptions options) throws IOException {
        if (Files.isRegularFile(path)) return List.of(isTable(path) ? table(path, options) : image(path, options));
        if (!Files.isDirectory(path)) throw new IOException("there is no file or folder " + path + " to train on");
        final ClassFolders folders = ClassFolders.of(path);
        if (folders != null) return List.of(folders);
        final List<Source> labels = LabelTable.in(path, options);
        if (!labels.isEmpty()) return labels;
        return List.of(new RoiImages(
                "images with ROIs in " + path.getFileName(), ImageFolder.images(path), options.roiClass()));
    }

    private static boolean isTable(final Path file) {
        final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
    }

    private static Source table(final Path file, final DataOptions options) throws IOException {
        final CsvTable table = CsvTable.read(file);
        return LabelTable.is(table, options) ? new LabelTable(table, options) : new SampleTable(table, options);
    }

    private static Source image(final Path file, final DataOptions options) throws IOException {
        final boolean stack;
        try (Picture picture = Pictures.open(file, 0)) {
            stack = Regions.slices(picture).stream().anyMatch(r -> r.label() != null);
        }
        return stack
                ? new LabelledStack(file)
                : new RoiImages("ROIs in " + file.getFileName(), List.of(file), options.roiClass());
    }
}
