package io.github.explicell.train.data;

import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the images used last open, up to a number of pixels. One thread at a time. */
public final class PictureCache implements AutoCloseable {

    private record Key(Path file, int series) {}

    private final long capacity;
    private final Map<Key, Picture> open = new LinkedHashMap<>(16, 0.75f, true);
    private long pixels;

    /** @param capacity pixels of all planes and channels to keep; the image in use is always kept */
    public PictureCache(final long capacity) {
        this.capacity = capacity;
    }

    /**
     * Opens an image, or returns it if it is still open.
     *
     * @param file of an image
     * @param series from 0
     * @return the image, which this closes
     * @throws IOException if it cannot be opened
     */
    public Picture get(final Path file, final int series) throws IOException {
        final Key key = new Key(file, series);
        Picture picture = open.get(key);
        if (picture != null) return picture;
        picture = Pictures.open(file, series);
        open.put(key, picture);
        pixels += size(picture);
        final Iterator<Map.Entry<Key, Picture>> oldest = open.entrySet().iterator();
        while (pixels > capacity && open.size() > 1) {
            final Picture old = oldest.next().getValue();
            pixels -= size(old);
            oldest.remove();
            old.close();
        }
        return picture;
    }

    private static long size(final Picture p) {
        return (long) p.width() * p.height() * p.channels() * p.slices() * p.frames();
    }

    @Override
    public void close() throws IOException {
        for (final Picture picture : open.values()) picture.close();
        open.clear();
    }
}
