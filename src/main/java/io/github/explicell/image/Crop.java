package io.github.explicell.image;

import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The pixels of a region, as a network sees them before its own normalisation.
 *
 * @param pixels (x, y, 3): red, green and blue, 0..1
 * @param mapping where the crop lies in the image
 * @param range the raw intensities that became 0 and 1
 * @param notes what the user should know, each a sentence; often empty
 */
public record Crop(
        RandomAccessibleInterval<FloatType> pixels, CropMapping mapping, IntensityRange range, List<String> notes) {

    /**
     * Keeps its own copy of the notes.
     *
     * @param pixels (x, y, 3): red, green and blue, 0..1
     * @param mapping where the crop lies in the image
     * @param range the raw intensities that became 0 and 1
     * @param notes what the user should know, each a sentence; often empty
     */
    public Crop {
        notes = List.copyOf(notes);
    }

    /** @return the crop's width in pixels */
    public int width() {
        return (int) pixels.dimension(0);
    }

    /** @return the crop's height in pixels */
    public int height() {
        return (int) pixels.dimension(1);
    }

    /**
     * A copy of the pixels as one array, x fastest, then y, then red, green, blue:
     * the order of a tensor (3, height, width).
     *
     * @return {@code 3 * height * width} numbers, 0..1
     */
    public float[] planes() {
        if (pixels instanceof ArrayImg<?, ?> array && array.update(null) instanceof FloatArray floats)
            return floats.getCurrentStorageArray().clone();
        final float[] planes = new float[(int) (pixels.dimension(0) * pixels.dimension(1) * pixels.dimension(2))];
        int i = 0;
        for (final FloatType value : pixels.view().flatIterable()) planes[i++] = value.get();
        return planes;
    }
}
