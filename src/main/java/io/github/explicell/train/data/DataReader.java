package io.github.explicell.train.data;

import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds labelled regions in what a microscopist has:
 * <ul>
 * <li>a folder of classes: one subfolder for each class, with images of one cell each (SIPaKMeD's
 * {@code im_<Class>/CROPPED} too);</li>
 * <li>images with ROIs: a folder of images whose ROIs stand in the overlay or in {@code <image>.zip} or
 * {@code <image>.roi} beside it, the class being the ROI's property {@code class} or else its name;</li>
 * <li>a labelled stack: one image file whose slice labels are {@code class} or {@code class|group}.</li>
 * </ul>
 */
public final class DataReader {

    private static final Set<String> ENDINGS = Set.of("tif", "tiff", "png", "jpg", "jpeg", "bmp", "gif");
    private static final String CROPPED = "CROPPED";

    private final List<Sample> samples = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private DataReader() {}

    /**
     * Reads a data set; the pixels stay in the files.
     *
     * @param source a folder of classes, a folder of images with ROIs, or a labelled stack
     * @return its samples
     * @throws IOException with one sentence, if there is no such file or nothing labelled in it
     */
    public static DataSet read(final Path source) throws IOException {
        final DataReader reader = new DataReader();
        final String kind;
        if (Files.isRegularFile(source)) {
            kind = "labelled stack " + source.getFileName();
            reader.stack(source);
        } else if (!Files.isDirectory(source)) {
            throw new IOException("there is no file or folder " + source + " to train on");
        } else if (!classFolders(source).isEmpty()) {
            kind = "folder of classes " + source.getFileName();
            reader.folders(source);
        } else {
            kind = "images with ROIs in " + source.getFileName();
            for (final Path image : images(source)) reader.imageWithRois(image);
        }
        if (reader.samples.isEmpty())
            throw new IOException(source + " holds no labelled regions: give a folder with one subfolder of images for"
                    + " each class, images whose ROIs have a property 'class', or a stack whose slice labels are the"
                    + " classes");
        return new DataSet(kind, reader.samples, reader.leftOut);
    }

    private static List<Path> classFolders(final Path folder) throws IOException {
        final List<Path> list = new ArrayList<>();
        for (final Path sub : children(folder))
            if (Files.isDirectory(sub) && !images(cropped(sub)).isEmpty()) list.add(sub);
        return list;
    }

    /** SIPaKMeD keeps the cells in a subfolder, and whole fields of several cells beside it. */
    private static Path cropped(final Path classFolder) {
        final Path inner = classFolder.resolve(CROPPED);
        return Files.isDirectory(inner) ? inner : classFolder;
    }

    private static List<Path> children(final Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> images(final Path folder) throws IOException {
        return children(folder).stream().filter(DataReader::isImage).toList();
    }

    private static boolean isImage(final Path file) {
        final String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private void folders(final Path source) throws IOException {
        for (final Path folder : classFolders(source)) {
            final String label = folder.getFileName().toString().replaceFirst("^im_", "");
            for (final Path file : images(cropped(folder))) {
                try (Picture picture = Pictures.open(file, 0)) {
                    samples.add(new Sample(file, 0, Regions.whole(picture), label, slide(file)));
                } catch (final IOException | IllegalArgumentException e) {
                    leftOut.add(e.getMessage());
                }
            }
        }
    }

    /** SIPaKMeD's names are SLIDE_CELL: cells of one slide stay together. Any other image is its own group. */
    private static String slide(final Path file) {
        final String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return file.getParent().getFileName().toString().equals(CROPPED) && name.matches("\\d+_\\d+")
                ? file.getParent().getParent().getFileName() + "/" + name.substring(0, name.indexOf('_'))
                : file.getParent().getFileName() + "/" + name;
    }

    private void imageWithRois(final Path file) {
        final String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        try (Picture picture = Pictures.open(file, 0)) {
            List<Region> regions = List.of();
            for (final String ending : List.of(".zip", ".roi")) {
                final Path rois = file.resolveSibling(stem + ending);
                if (regions.isEmpty() && Files.isRegularFile(rois)) regions = Regions.fromRoiFile(rois, picture);
            }
            if (regions.isEmpty()) regions = Regions.overlay(picture);
            if (regions.isEmpty()) leftOut.add(file.getFileName() + " has no ROIs.");
            for (final Region region : regions) {
                final String label = region.label() != null ? region.label() : region.name();
                samples.add(new Sample(file, 0, region, label, region.group() != null ? region.group() : stem));
            }
        } catch (final IOException | IllegalArgumentException e) {
            leftOut.add(e.getMessage());
        }
    }

    private void stack(final Path file) throws IOException {
        try (Picture picture = Pictures.open(file, 0)) {
            for (final Region region : Regions.slices(picture)) {
                if (region.label() == null) {
                    leftOut.add("Slice " + region.name() + " of " + file.getFileName() + " has no label.");
                    continue;
                }
                final String group = region.group() != null ? region.group() : region.name();
                samples.add(new Sample(file, 0, region, region.label(), group));
            }
        }
    }
}
