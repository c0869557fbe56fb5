
package io.github.explicell.phantom;

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
 * Paints a part of a picture over by what surrounds it, as smoothly as it can:
 * each pixel the mean of its neighbours.
 */
final class Inpainting {

	private static final int SWEEPS = 200;
	private static final double OVERRELAXATION = 1.85;

	private final int left;
	private final int top;
	private final int width;
	private final int height;
	private final boolean[] hole;

	/**
	 * A frame around the mask that is {@code margin + 1} wider, within the
	 * picture.
	 */
	private Inpainting(final RandomAccessibleInterval<UnsignedByteType> pixels,
		final RandomAccessibleInterval<BitType> mask, final int margin)
	{
		left = (int) Math.max(0, mask.min(0) - margin - 1);
		top = (int) Math.max(0, mask.min(1) - margin - 1);
		width = (int) Math.min(pixels.dimension(0) - 1, mask.max(0) + margin + 1) -
			left + 1;
		height = (int) Math.min(pixels.dimension(1) - 1, mask.max(1) + margin + 1) -
			top + 1;
		hole = new boolean[width * height];
		final Cursor<BitType> cursor = Views.iterable(mask).localizingCursor();
		while (cursor.hasNext())
			if (cursor.next().get()) dig(cursor.getIntPosition(0) - left, cursor
				.getIntPosition(1) - top, margin);
	}

	/**
	 * Paints over.
	 *
	 * @param pixels (x, y, channel), origin at zero; stays as it is
	 * @param mask what to paint over, in the picture's coordinates
	 * @param margin how far beyond the mask to paint, in pixels
	 * @return the painted picture
	 */
	static Img<UnsignedByteType> fill(
		final RandomAccessibleInterval<UnsignedByteType> pixels,
		final RandomAccessibleInterval<BitType> mask, final int margin)
	{
		final Img<UnsignedByteType> painted = ArrayImgs.unsignedBytes(pixels
			.dimensionsAsLongArray());
		ImgUtil.copy(pixels, painted);
		final Inpainting inpainting = new Inpainting(pixels, mask, margin);
		for (int c = 0; c < pixels.dimension(2); c++)
			inpainting.fill(Views.hyperSlice(painted, 2, c));
		return painted;
	}

	private void dig(final int x, final int y, final int margin) {
		for (int v = Math.max(0, y - margin); v <= Math.min(height - 1, y +
			margin); v++)
			for (int u = Math.max(0, x - margin); u <= Math.min(width - 1, x +
				margin); u++)
				hole[v * width + u] = true;
	}

	private void fill(final RandomAccessibleInterval<UnsignedByteType> channel) {
		final RandomAccess<UnsignedByteType> access = channel.randomAccess();
		final double[] values = new double[width * height];
		double sum = 0;
		int count = 0;
		for (int i = 0; i < values.length; i++) {
			values[i] = access.setPositionAndGet(left + i % width, top + i / width)
				.get();
			if (!hole[i]) {
				sum += values[i];
				count++;
			}
		}
		for (int i = 0; i < values.length; i++)
			if (hole[i]) values[i] = sum / count;
		for (int sweep = 0; sweep < SWEEPS; sweep++)
			relax(values);
		for (int i = 0; i < values.length; i++)
			if (hole[i]) access.setPositionAndGet(left + i % width, top + i / width)
				.set((int) Math.round(values[i]));
	}

	private void relax(final double[] values) {
		for (int y = 0, i = 0; y < height; y++) {
			for (int x = 0; x < width; x++, i++) {
				if (!hole[i]) continue;
				final double west = values[x > 0 ? i - 1 : i], east = values[x < width -
					1 ? i + 1 : i];
				final double north = values[y > 0 ? i - width : i], south =
					values[y < height - 1 ? i + width : i];
				values[i] += OVERRELAXATION * ((west + east + north + south) / 4 -
					values[i]);
			}
		}
	}
}
