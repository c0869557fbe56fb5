package io.github.explicell.phantom;

import java.util.Arrays;
import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;

/**
 * Paints the evidence of a cell over by what surrounds it, as smoothly as it
 * can: each pixel becomes the mean of its neighbours. A nucleus that is no
 * evidence itself stays, and lends no colour to what is painted.
 */
final class Inpainting {

    private enum Role {
        SOURCE,
        PAINTED,
        IGNORED
    }

    private static final int SWEEPS = 200;
    private static final double OVERRELAXATION = 1.85;

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final Role[] roles;

    /**
     * Looks at a frame around the cell that is {@code margin + 1} wider, within
     * the picture.
     */
    private Inpainting(
            final RandomAccessibleInterval<UnsignedByteType> pixels, final PhantomCell cell, final int margin) {
        final RandomAccessibleInterval<BitType> mask = cell.evidence();
        left = (int) Math.max(0, mask.min(0) - margin - 1);
        top = (int) Math.max(0, mask.min(1) - margin - 1);
        width = (int) Math.min(pixels.dimension(0) - 1, mask.max(0) + margin + 1) - left + 1;
        height = (int) Math.min(pixels.dimension(1) - 1, mask.max(1) + margin + 1) - top + 1;
        roles = new Role[width * height];
        Arrays.fill(roles, Role.SOURCE);
        assign(mask, margin, Role.PAINTED);
        assign(cell.nucleus(), 0, Role.IGNORED);
        assign(mask, 0, Role.PAINTED);
    }

    /**
     * Paints over.
     *
     * @param pixels (x, y, channel), origin at zero; stays as it is
     * @param cell whose evidence to paint over
     * @param margin how far beyond the evidence to paint, in pixels
     * @return the painted picture
     */
    static Img<UnsignedByteType> fill(
            final RandomAccessibleInterval<UnsignedByteType> pixels, final PhantomCell cell, final int margin) {
        final Img<UnsignedByteType> painted = ArrayImgs.unsignedBytes(pixels.dimensionsAsLongArray());
        ImgUtil.copy(pixels, painted);
        final Inpainting inpainting = new Inpainting(pixels, cell, margin);
        for (int c = 0; c < pixels.dimension(2); c++) inpainting.fill(Views.hyperSlice(painted, 2, c));
        return painted;
    }

    /**
     * Gives a role to all pixels of the frame that are no further than a margin
     * from a mask.
     */
    private void assign(final RandomAccessibleInterval<BitType> mask, final int margin, final Role role) {
        final Cursor<BitType> cursor = mask.localizingCursor();
        while (cursor.hasNext()) {
            if (!cursor.next().get()) continue;
            final int x = cursor.getIntPosition(0) - left, y = cursor.getIntPosition(1) - top;
            for (int v = Math.max(0, y - margin); v <= Math.min(height - 1, y + margin); v++)
                for (int u = Math.max(0, x - margin); u <= Math.min(width - 1, x + margin); u++)
                    roles[v * width + u] = role;
        }
    }

    private void fill(final RandomAccessibleInterval<UnsignedByteType> channel) {
        final RandomAccess<UnsignedByteType> access = channel.randomAccess();
        final double[] values = new double[roles.length];
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    access.setPositionAndGet(left + i % width, top + i / width).get();
            if (roles[i] == Role.SOURCE) {
                sum += values[i];
                count++;
            }
        }
        for (int i = 0; i < values.length; i++) if (roles[i] == Role.PAINTED) values[i] = sum / count;
        for (int sweep = 0; sweep < SWEEPS; sweep++) relax(values);
        for (int i = 0; i < values.length; i++)
            if (roles[i] == Role.PAINTED)
                access.setPositionAndGet(left + i % width, top + i / width).set((int) Math.round(values[i]));
    }

    /** One sweep of successive over-relaxation. */
    private void relax(final double[] values) {
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                if (roles[i] != Role.PAINTED) continue;
                final double west = x > 0 ? neighbour(values, i - 1, i) : values[i];
                final double east = x < width - 1 ? neighbour(values, i + 1, i) : values[i];
                final double north = y > 0 ? neighbour(values, i - width, i) : values[i];
                final double south = y < height - 1 ? neighbour(values, i + width, i) : values[i];
                values[i] += OVERRELAXATION * ((west + east + north + south) / 4 - values[i]);
            }
        }
    }

    private double neighbour(final double[] values, final int there, final int here) {
        return values[roles[there] == Role.IGNORED ? here : there];
    }
}
