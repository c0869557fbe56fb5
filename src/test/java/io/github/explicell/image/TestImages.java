package io.github.explicell.image;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import java.util.Map;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** Small images by formula. */
final class TestImages {

    private TestImages() {}

    /** Pixel i has value i modulo 256. */
    static ImagePlus ramp(final int width, final int height) {
        final ByteProcessor pixels = new ByteProcessor(width, height);
        for (int i = 0; i < width * height; i++) pixels.set(i, i & 0xff);
        return new ImagePlus("ramp", pixels);
    }

    /** Hard edges and every grey level. */
    static ImagePlus noise(final int width, final int height) {
        final ByteProcessor pixels = new ByteProcessor(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) pixels.set(x, y, (x * 7919 + y * 104729 + x * y * 31) % 257 & 0xff);
        return new ImagePlus("noise", pixels);
    }

    /** An 8-bit image as (x, y) of 0..1. */
    static ArrayImg<FloatType, FloatArray> unit(final ImagePlus image) {
        final float[] values = new float[image.getWidth() * image.getHeight()];
        for (int i = 0; i < values.length; i++) values[i] = image.getProcessor().get(i) / 255f;
        return ArrayImgs.floats(values, image.getWidth(), image.getHeight());
    }

    /** A region of the first plane. */
    static Region region(final Roi roi) {
        return new Region("it", Plane.FIRST, roi, Map.of());
    }
}
