package io.github.explicell.view;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Plane;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import net.imglib2.FinalInterval;

/**
 * A plane of any picture as an RGB image to look at: made smaller by whole steps, each pixel the mean of a square; read
 * in strips, so that the plane never is in memory as a whole. Other than in classification, intensities that are not
 * 8-bit are stretched over what occurs, for the eye.
 */
final class PlaneImage {

    /** Of the pixels, this share may be clipped at each end. */
    private static final double CLIPPED = 0.002;

    private final Picture picture;
    private final Plane plane;
    private final int[] channels;
    private final int step;

    /**
     * @param picture any
     * @param plane one of its planes
     * @param rule the channels to show; its range plays no part
     * @param longest the longest side of the result in pixels
     */
    PlaneImage(final Picture picture, final Plane plane, final ChannelRule rule, final int longest) {
        this.picture = picture;
        this.plane = plane;
        channels = rule.of(picture);
        step = Math.max(1, (Math.max(picture.width(), picture.height()) + longest - 1) / longest);
    }

    /** @return image pixels to one pixel of the result, along each side */
    int step() {
        return step;
    }

    /** @return red, green and blue; parts of a last step at the right and lower edge make a pixel, too */
    BufferedImage read() throws IOException {
        final int width = (picture.width() + step - 1) / step;
        final int height = (picture.height() + step - 1) / step;
        final float[][] means = new float[3][width * height];
        for (int row = 0; row < height; row++) readRow(row, width, means);
        for (int c = 0; c < 3; c++) toBytes(means[c]);
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++)
            image.setRGB(i % width, i / width, (int) means[0][i] << 16 | (int) means[1][i] << 8 | (int) means[2][i]);
        return image;
    }

    private void readRow(final int row, final int width, final float[][] means) throws IOException {
        final long top = (long) row * step;
        final long bottom = Math.min(picture.height(), top + step) - 1;
        final int[] lit =
                Arrays.stream(channels).filter(c -> c != ChannelRule.NONE).toArray();
        final float[][] strip = picture.samples(
                plane, lit, new FinalInterval(new long[] {0, top}, new long[] {picture.width() - 1L, bottom}));
        for (int c = 0, from = 0; c < 3; c++)
            if (channels[c] != ChannelRule.NONE)
                shrink(strip[from++], (int) (bottom - top + 1), means[c], row * width, width);
    }

    private void shrink(final float[] strip, final int lines, final float[] means, final int at, final int width) {
        for (int x = 0; x < width; x++) {
            final int left = x * step;
            final int right = Math.min(picture.width(), left + step);
            double sum = 0;
            for (int y = 0; y < lines; y++)
                for (int i = y * picture.width() + left; i < y * picture.width() + right; i++) sum += strip[i];
            means[at + x] = (float) (sum / (lines * (right - left)));
        }
    }

    private void toBytes(final float[] values) {
        double min = 0;
        double max = 255;
        if (picture.bitDepth() != 8) {
            final float[] sorted = values.clone();
            Arrays.sort(sorted);
            min = sorted[(int) (CLIPPED * (sorted.length - 1))];
            max = sorted[(int) ((1 - CLIPPED) * (sorted.length - 1))];
        }
        final double scale = max > min ? 255 / (max - min) : 0;
        for (int i = 0; i < values.length; i++)
            values[i] = Math.round(Math.max(0, Math.min(255, (values[i] - min) * scale)));
    }
}
