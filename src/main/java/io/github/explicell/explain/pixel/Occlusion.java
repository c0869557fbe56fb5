package io.github.explicell.explain.pixel;

import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Occlusion (Zeiler and Fergus 2014): a window is moved over the image and filled with the training mean, which is 0 of
 * the preprocessed image; a pixel's value is the mean fall of the score over the windows that cover it. The last window
 * of a row or column is cut off at the image's edge, as captum does it.
 */
public final class Occlusion extends PixelMethod {

    private record Window(int x, int y) {}

    private final double window;
    private final double stride;

    /**
     * @param method what is said of it
     * @param window its side, as a share of the image's
     * @param stride between windows, as a share of the image's side
     */
    public Occlusion(final Method method, final double window, final double stride) {
        super(method);
        this.window = window;
        this.stride = stride;
    }

    @Override
    float[] map(final Subject subject) {
        final int width = subject.width();
        final int height = subject.height();
        final int wide = pixels(window, width);
        final int high = pixels(window, height);
        final List<Window> windows = new ArrayList<>();
        for (final int y : starts(height, high, pixels(stride, height)))
            for (final int x : starts(width, wide, pixels(stride, width))) windows.add(new Window(x, y));
        final double[] sum = new double[width * height];
        final int[] count = new int[width * height];
        for (int start = 0; start < windows.size(); start += subject.batch()) {
            final List<Window> part = windows.subList(start, Math.min(windows.size(), start + subject.batch()));
            final double[] scores = subject.scores().of(occluded(subject, part, wide, high), part.size());
            for (int i = 0; i < scores.length; i++) {
                final double fall = subject.score() - scores[i];
                final Window w = part.get(i);
                for (int y = w.y(); y < Math.min(w.y() + high, height); y++)
                    for (int x = w.x(); x < Math.min(w.x() + wide, width); x++) {
                        sum[y * width + x] += fall;
                        count[y * width + x]++;
                    }
            }
        }
        final float[] map = new float[sum.length];
        for (int i = 0; i < map.length; i++) map[i] = (float) (sum[i] / count[i]);
        return map;
    }

    private static int pixels(final double share, final int side) {
        return Math.max(1, (int) Math.round(share * side));
    }

    /** Where windows begin, so that they cover the side. */
    private static List<Integer> starts(final int side, final int window, final int stride) {
        final List<Integer> starts = new ArrayList<>(List.of(0));
        for (int start = 0; start + window < side; ) {
            start += stride;
            starts.add(start);
        }
        return starts;
    }

    private static float[] occluded(final Subject subject, final List<Window> windows, final int wide, final int high) {
        final int length = subject.input().length;
        final int width = subject.width();
        final int height = subject.height();
        final float[] images = new float[windows.size() * length];
        for (int i = 0; i < windows.size(); i++) {
            System.arraycopy(subject.input(), 0, images, i * length, length);
            final Window w = windows.get(i);
            for (int c = 0; c < length / (width * height); c++)
                for (int y = w.y(); y < Math.min(w.y() + high, height); y++) {
                    final int row = i * length + (c * height + y) * width;
                    Arrays.fill(images, row + w.x(), row + Math.min(w.x() + wide, width), 0);
                }
        }
        return images;
    }
}
