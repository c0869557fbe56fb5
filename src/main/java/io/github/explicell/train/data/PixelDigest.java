package io.github.explicell.train.data;

import io.github.explicell.image.Bounds;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import net.imglib2.FinalInterval;

/**
 * What tells whether two regions show the same: of the pixels in the rectangle around a region, read some rows at a time.
 *
 * @param exact the first 128 bits of the SHA-256 of size, channels and raw values, as two numbers: the same for the same
 *     pixels, whatever the files' format
 * @param look the difference hash of the brightness: 128 bits, for each of 8 x 8 places whether the mean of a ninth is
 *     brighter to the right of it, and whether it is below it; similar for images that look similar
 */
record PixelDigest(long[] exact, long[] look) {

    /** Cells of the grid of means, in each direction. */
    private static final int GRID = 9;

    /** Pixels of a channel that are in memory at once, where a row is not longer. */
    private static final int PART = 1 << 22;

    /** Luma of ITU-R BT.601. */
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    /**
     * @param picture an image
     * @param region of it
     * @return its digests
     * @throws IOException if it cannot be read
     */
    static PixelDigest of(final Picture picture, final Region region) throws IOException {
        final Bounds b = region.bounds();
        final int x0 = clip(Math.floor(b.x()), picture.width() - 1);
        final int y0 = clip(Math.floor(b.y()), picture.height() - 1);
        final int width = Math.max(1, clip(Math.ceil(b.x() + b.width()), picture.width()) - x0);
        final int height = Math.max(1, clip(Math.ceil(b.y() + b.height()), picture.height()) - y0);
        final int[] channels = new int[picture.channels()];
        for (int c = 0; c < channels.length; c++) channels[c] = c;
        final Accumulator sum = new Accumulator(width, height, channels.length, picture.rgb());
        final int rows = Math.max(1, PART / width);
        for (int y = 0; y < height; y += rows) {
            final int n = Math.min(rows, height - y);
            sum.add(picture.samples(region.plane(), channels, FinalInterval.createMinSize(x0, y0 + y, width, n)), y, n);
        }
        return new PixelDigest(sum.exact(), sum.look());
    }

    private static int clip(final double value, final int max) {
        return (int) Math.max(0, Math.min(max, value));
    }

    /** @return bits in which two looks differ, 0 to 128 */
    static int distance(final long[] a, final long[] b) {
        return Long.bitCount(a[0] ^ b[0]) + Long.bitCount(a[1] ^ b[1]);
    }

    private static final class Accumulator {

        private final int width;
        private final int height;
        private final boolean rgb;
        private final MessageDigest digest;
        private final double[] sums = new double[GRID * GRID];

        Accumulator(final int width, final int height, final int channels, final boolean rgb) {
            this.width = width;
            this.height = height;
            this.rgb = rgb;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (final NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
            digest.update(ByteBuffer.allocate(12)
                    .putInt(width)
                    .putInt(height)
                    .putInt(channels)
                    .array());
        }

        void add(final float[][] planes, final int y, final int rows) {
            final ByteBuffer row = ByteBuffer.allocate(4 * width * planes.length);
            for (int r = 0; r < rows; r++) {
                row.clear();
                for (int c = 0; c < planes.length; c++)
                    row.position(4 * width * c).slice().asFloatBuffer().put(planes[c], r * width, width);
                digest.update(row.array());
                brightness(planes, r, y + r);
            }
        }

        /** Each cell gets the sum of what lies in it, an image smaller than the grid its pixels again and again. */
        private void brightness(final float[][] planes, final int r, final int y) {
            for (int j = first(y, height); j < end(y, height); j++)
                for (int x = 0; x < width; x++) {
                    final int at = r * width + x;
                    double value = 0;
                    for (int c = 0; c < planes.length; c++)
                        value += planes[c][at] * (rgb && c < 3 ? LUMA[c] : 1.0 / planes.length);
                    for (int i = first(x, width); i < end(x, width); i++) sums[j * GRID + i] += value;
                }
        }

        private static int first(final int at, final int size) {
            return size >= GRID ? (int) ((long) at * GRID / size) : (at * GRID + size - 1) / size;
        }

        private static int end(final int at, final int size) {
            return size >= GRID ? first(at, size) + 1 : ((at + 1) * GRID + size - 1) / size;
        }

        long[] exact() {
            final ByteBuffer all = ByteBuffer.wrap(digest.digest());
            return new long[] {all.getLong(), all.getLong()};
        }

        /** Cells differ in their number of pixels, so that means are compared. */
        long[] look() {
            final int[] columns = counts(width);
            final int[] rows = counts(height);
            final double[] means = new double[GRID * GRID];
            for (int j = 0; j < GRID; j++)
                for (int i = 0; i < GRID; i++) means[j * GRID + i] = sums[j * GRID + i] / columns[i] / rows[j];
            final long[] look = new long[2];
            for (int j = 0, bit = 0; j < GRID - 1; j++)
                for (int i = 0; i < GRID - 1; i++, bit++) {
                    final double mean = means[j * GRID + i];
                    if (means[j * GRID + i + 1] > mean) look[0] |= 1L << bit;
                    if (means[(j + 1) * GRID + i] > mean) look[1] |= 1L << bit;
                }
            return look;
        }

        private static int[] counts(final int size) {
            final int[] counts = new int[GRID];
            for (int at = 0; at < size; at++) for (int i = first(at, size); i < end(at, size); i++) counts[i]++;
            return counts;
        }
    }
}
