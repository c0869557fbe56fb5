package io.github.explicell.explain.superpixel;

import com.google.gson.Gson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/** An image that {@code src/test/python/superpixels.py} had scikit-image cut. */
final class SuperpixelFixture {

    private static final class File {

        List<SuperpixelFixture> images;
    }

    String name;
    int width;
    int height;
    private String rgb;
    private Map<String, String> labels;

    static List<SuperpixelFixture> all() {
        try (InputStream in =
                        SuperpixelFixture.class.getResourceAsStream("/fixtures/superpixels/scikit-image.json.gz");
                Reader reader = new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, File.class).images;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SuperpixelFixture named(final String name) {
        return all().stream().filter(f -> f.name.equals(name)).findFirst().orElseThrow();
    }

    /** (x, y, 3), 0..1. */
    RandomAccessibleInterval<FloatType> pixels() {
        final byte[] bytes = unpacked(rgb);
        final int area = width * height;
        final float[] planes = new float[3 * area];
        for (int i = 0; i < planes.length; i++) planes[i] = (bytes[i % area * 3 + i / area] & 255) / 255f;
        return ArrayImgs.floats(planes, width, height, 3);
    }

    /** Scikit-image's labels. */
    int[] labels(final String cut) {
        final ByteBuffer bytes = ByteBuffer.wrap(unpacked(labels.get(cut))).order(ByteOrder.LITTLE_ENDIAN);
        final int[] values = new int[width * height];
        for (int i = 0; i < values.length; i++) values[i] = bytes.getShort();
        return values;
    }

    private static byte[] unpacked(final String text) {
        try (InputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return in.readAllBytes();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
