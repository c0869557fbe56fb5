package io.github.explicell.train.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Images of a folder, as they lie there or found by what they are called. */
final class ImageFolder {

    private static final Set<String> ENDINGS = Set.of("tif", "tiff", "png", "jpg", "jpeg", "bmp", "gif");

    /** How deep an image may lie below the folder. */
    private static final int DEPTH = 4;

    private final Path folder;
    private final List<String> suffixes;
    private Map<String, Path> byName;
    private final Map<String, Path> second = new HashMap<>();

    /**
     * @param folder where images lie, also in folders below
     * @param suffixes ends of names, before the ending, that do not count, such as {@code _segmentation}
     */
    ImageFolder(final Path folder, final List<String> suffixes) {
        this.folder = folder;
        this.suffixes = suffixes;
    }

    /**
     * @param name of an image: a path from the folder, or any file name in it, with or without ending
     * @return the image, or null if there is none
     * @throws IOException if there are two of them
     */
    Path find(final String name) throws IOException {
        final Path direct = folder.resolve(name);
        if (Files.isRegularFile(direct)) return direct;
        if (byName == null) index();
        final String key = key(Path.of(name).getFileName().toString());
        final Path found = byName.get(key);
        if (found != null && second.containsKey(key))
            throw new IOException("There are two images of " + name + ", " + found + " and " + second.get(key)
                    + ": give a folder that holds one of them.");
        return found;
    }

    private void index() throws IOException {
        byName = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            for (final Path file :
                    (Iterable<Path>) files.filter(ImageFolder::isImage).sorted()::iterator) {
                final Path before = byName.putIfAbsent(key(file.getFileName().toString()), file);
                if (before != null) second.putIfAbsent(key(file.getFileName().toString()), file);
            }
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** NB: an id may hold a point that begins no ending. */
    private String key(final String name) {
        String key = ENDINGS.contains(ending(name)) ? stem(name) : name;
        for (final String suffix : suffixes)
            if (key.endsWith(suffix)) key = key.substring(0, key.length() - suffix.length());
        return key;
    }

    // -- What lies in a folder --

    /** @return files and folders in it, by name; hidden ones left out */
    static List<Path> children(final Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** @return images in it, by name */
    static List<Path> images(final Path folder) throws IOException {
        return children(folder).stream().filter(ImageFolder::isImage).toList();
    }

    /** @return the name without its ending */
    static String stem(final Path file) {
        return stem(file.getFileName().toString());
    }

    private static String stem(final String name) {
        return name.replaceFirst("(?<=.)\\.[^.]*$", "");
    }

    private static String ending(final String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isImage(final Path file) {
        final String name = file.getFileName().toString();
        return !name.startsWith(".") && ENDINGS.contains(ending(name)) && Files.isRegularFile(file);
    }
}
