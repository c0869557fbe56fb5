package io.github.explicell.image;

import java.io.IOException;
import java.util.Set;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * What the pixels of a label image mean: whole numbers, or inside and outside
 * of a mask, exact or blurred by JPEG.
 */
final class LabelValues {

    private static final Set<Integer> MASK_VALUES = Set.of(1, 255, 65535);
    /** Below this, JPEG's background; at 256 minus this and above, the mask. */
    private static final int BLUR = 32;
    /** A mask blurred by JPEG has at least as many values. */
    private static final int BLURRED_VALUES = 8;
    /** At most one in so many of a blurred mask's pixels is neither. */
    private static final int MANY = 10;

    private final Picture picture;
    private final Interval all;
    /** For RGB: brightest channel, then red, green, blue. */
    private final long[][] histograms = new long[4][256];

    private boolean grey = true;
    private int only;
    private boolean several;

    /**
     * Reads the image once.
     *
     * @param picture a label image
     * @throws IllegalArgumentException if it is not one
     */
    LabelValues(final Picture picture) throws IOException {
        if (picture.channels() != 1 && !picture.rgb())
            throw notLabels(picture, "it has " + picture.channels() + " channels");
        if ((long) picture.width() * picture.height() > Integer.MAX_VALUE - 8)
            throw notLabels(picture, "it is too large");
        this.picture = picture;
        this.all = FinalInterval.createMinSize(0, 0, picture.width(), picture.height());
        for (int t = 0; t < picture.frames(); t++) for (int z = 0; z < picture.slices(); z++) learn(new Plane(z, t));
        if (!grey && !isBlurredMask() && !isPaintedMask()) throw notLabels(picture, "it is in colour");
    }

    /** Whether the numbers mean inside and outside only. */
    boolean isMask() {
        return !several && MASK_VALUES.contains(only) || isBlurredMask() || !grey;
    }

    /** The numbers of a plane; of a mask, 0 outside. */
    int[] read(final Plane plane) throws IOException {
        final int[] values = brightest(plane)[0];
        if (isBlurredMask()) for (int i = 0; i < values.length; i++) values[i] = values[i] > 127 ? 1 : 0;
        return values;
    }

    // -- Helper methods --

    private void learn(final Plane plane) throws IOException {
        final int[][] values = brightest(plane);
        for (int i = 0; i < values[0].length; i++) {
            final int value = values[0][i];
            several |= value != 0 && only != 0 && value != only;
            only = value == 0 ? only : value;
            for (int c = 0; c < values.length; c++) {
                grey &= values[c][i] == value;
                if (picture.bitDepth() == 8) histograms[c][values[c][i]]++;
            }
        }
    }

    /** The brightest of an RGB image's channels, and these; else the only one. */
    private int[][] brightest(final Plane plane) throws IOException {
        final int[] channels = picture.rgb() ? new int[] {0, 1, 2} : new int[] {0};
        final float[][] samples = picture.samples(plane, channels, all);
        final int[][] values = new int[picture.rgb() ? 4 : 1][];
        values[0] = whole(samples[0]);
        for (int c = 1; c < values.length; c++) values[c] = whole(samples[c - 1]);
        for (int i = 0; i < values[0].length && picture.rgb(); i++)
            values[0][i] = Math.max(values[1][i], Math.max(values[2][i], values[3][i]));
        return values;
    }

    private int[] whole(final float[] samples) {
        final int[] values = new int[samples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) samples[i];
            if (samples[i] < 0 || values[i] != samples[i]) throw notLabels(picture, "it holds the value " + samples[i]);
        }
        return values;
    }

    /** Two levels with JPEG's noise around them. */
    private boolean isBlurredMask() {
        int different = 0;
        for (final long count : histograms[0]) different += count > 0 ? 1 : 0;
        final long high = count(0, 256 - BLUR, 256);
        return picture.bitDepth() == 8
                && different > BLURRED_VALUES
                && high > 0
                && count(0, 1, BLUR) > 0
                && count(0, BLUR, 256 - BLUR) <= high / MANY
                && isOneColour(high);
    }

    /** Black, and one colour. */
    private boolean isPaintedMask() {
        return !several && isOneColour(count(0, 1, 256));
    }

    /** Whether each channel takes part in all of the mask or in none of it. */
    private boolean isOneColour(final long inside) {
        for (int c = 1; c <= 3 && picture.rgb(); c++) {
            final long part = count(c, 128, 256);
            if (part > inside / MANY && part < inside - inside / MANY) return false;
        }
        return true;
    }

    private long count(final int histogram, final int from, final int to) {
        long count = 0;
        for (int i = from; i < to; i++) count += histograms[histogram][i];
        return count;
    }

    private static IllegalArgumentException notLabels(final Picture picture, final String why) {
        return new IllegalArgumentException(picture.name() + " is not a label image, because " + why
                + ": give an image of one channel whose pixels are whole numbers, 0 for the background.");
    }
}
