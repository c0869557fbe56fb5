package io.github.explicell.train.data;

import io.github.explicell.classify.Progress;
import io.github.explicell.image.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder with one subfolder for each class, with images of one cell or lesion each. SIPaKMeD's
 * {@code im_<Class>/CROPPED} is one, too: its names are SLIDE_CELL, and cells of one slide stay together. Any other image
 * is its own group.
 */
final class ClassFolders implements Source {

    private static final String CROPPED = "CROPPED";

    private final Path folder;
    private final List<Path> classes;

    private ClassFolders(final Path folder, final List<Path> classes) {
        this.folder = folder;
        this.classes = classes;
    }

    /** @return the source, or null if no subfolder holds images */
    static ClassFolders of(final Path folder) throws IOException {
        final List<Path> classes = new ArrayList<>();
        for (final Path sub : ImageFolder.children(folder))
            if (Files.isDirectory(sub) && !ImageFolder.images(cropped(sub)).isEmpty()) classes.add(sub);
        return classes.isEmpty() ? null : new ClassFolders(folder, classes);
    }

    /** SIPaKMeD keeps the cells in a subfolder, and whole fields of several cells beside it. */
    private static Path cropped(final Path classFolder) {
        final Path inner = classFolder.resolve(CROPPED);
        return Files.isDirectory(inner) ? inner : classFolder;
    }

    @Override
    public String words() {
        return "folder of classes " + folder.getFileName();
    }

    @Override
    public void read(final Findings found, final Progress progress) throws IOException {
        final List<Path> files = new ArrayList<>();
        for (final Path c : classes) files.addAll(ImageFolder.images(cropped(c)));
        long done = 0;
        for (final Path file : files) {
            found.attempt(() -> found.add(new Sample(file, 0, Regions.whole(file, 0), label(file), group(file))));
            Findings.step(progress, ++done, files.size());
        }
    }

    private static Path classFolder(final Path file) {
        final Path parent = file.getParent();
        return parent.getFileName().toString().equals(CROPPED) ? parent.getParent() : parent;
    }

    private static String label(final Path file) {
        return classFolder(file).getFileName().toString().replaceFirst("^im_", "");
    }

    private static String group(final Path file) {
        final String name = ImageFolder.stem(file);
        final Path folder = classFolder(file);
        final boolean slide = !folder.equals(file.getParent()) && name.matches("\\d+_\\d+");
        return (slide ? folder : file.getParent()).getFileName()
                + "/"
                + (slide ? name.substring(0, name.indexOf('_')) : name);
    }
}
