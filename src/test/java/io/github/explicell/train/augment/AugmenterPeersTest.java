package io.github.explicell.train.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values: scikit-image, torchvision, OpenCV, scipy and timm; src/test/python/augmentation.py. */
class AugmenterPeersTest {

    record Fixture(
            int width,
            int height,
            int[] planes,
            Geometry geometry,
            Field elastic,
            Map<String, float[]> light,
            Map<String, float[]> edges,
            float[] lightness,
            List<ClaheCase> clahe,
            List<CannyCase> canny,
            List<BoxCase> boxes,
            Mixed mixed) {}

    record Geometry(
            Map<String, float[]> combined,
            float[] rotation_33,
            float[] rotate_33,
            float[] zoom_08,
            float[] shift_3,
            float[] shear_x,
            float[] flip_horizontal,
            float[] flip_vertical) {}

    record Field(double[] dx, double[] dy, double[] moves_x, double[] moves_y) {}

    record ClaheCase(int[] plane, int width, int height, int columns, int rows, double clip, int[] equalised) {

        @Override
        public String toString() {
            return width + " x " + height + " in " + columns + " x " + rows + " tiles, clip " + clip;
        }
    }

    record CannyCase(int[] planes, int width, int height, int aperture, double low, double high, String edges) {

        @Override
        public String toString() {
            return "aperture " + aperture + ", " + low + " to " + high;
        }
    }

    record BoxCase(int width, int height, double share, int x, int y, int[] box) {}

    record Mixed(
            float[] images,
            int width,
            double[] shares,
            int[][] centres,
            float[] mixed,
            float[] own,
            int[] labels,
            float[] targets) {}

    private static final Fixture FIXTURE = fixture();

    private static Fixture fixture() {
        try (InputStream in = AugmenterPeersTest.class.getResourceAsStream("/fixtures/training/augmentation.json");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Fixture.class);
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    private static float[] planes() {
        final float[] planes = new float[FIXTURE.planes().length];
        for (int i = 0; i < planes.length; i++) planes[i] = FIXTURE.planes()[i] / 255f;
        return planes;
    }

    private static Draft draft(final Fill fill) {
        return new Draft(planes(), FIXTURE.width(), FIXTURE.height(), fill, new float[] {1, 0.5f, 0});
    }

    /** The result of augmenters whose ranges leave nothing to be drawn. */
    private static float[] result(final Fill fill, final Augmenter... augmenters) {
        final Draft draft = draft(fill);
        for (final Augmenter augmenter : augmenters) augmenter.apply(draft, new SplittableRandom(1));
        return draft.planes();
    }

    private static float[] black(final Augmenter augmenter) {
        final Draft draft = new Draft(planes(), FIXTURE.width(), FIXTURE.height(), Fill.COLOUR, new float[3]);
        augmenter.apply(draft, new SplittableRandom(1));
        return draft.planes();
    }

    private static Range only(final double value) {
        return Range.only(value);
    }

    // -- Geometry --

    @Test
    void combinedStepsAreOneAffineResampling() {
        for (final Fill fill : Fill.values())
            assertArrayEquals(
                    FIXTURE.geometry().combined().get(fill.name().toLowerCase(java.util.Locale.ROOT)),
                    result(
                            fill,
                            new Zoom(1, only(1.4), only(0.7)),
                            new Shear(1, only(20), only(0)),
                            new Rotation(1, only(33)),
                            new Shift(1, only(0.25), only(-0.1))),
                    1e-5f,
                    fill.name());
    }

    @Test
    void directionsAreThoseOfTorchvision() {
        final Geometry geometry = FIXTURE.geometry();
        assertArrayEquals(geometry.rotate_33(), geometry.rotation_33(), 1e-5f, "the fixture agrees with itself");
        assertArrayEquals(geometry.rotate_33(), black(new Rotation(1, only(33))), 1e-4f);
        assertArrayEquals(geometry.zoom_08(), black(new Zoom(1, only(0.8), null)), 1e-4f);
        assertArrayEquals(
                geometry.shift_3(),
                black(new Shift(1, only(3.0 / FIXTURE.width()), only(-2.0 / FIXTURE.height()))),
                1e-4f);
        assertArrayEquals(geometry.shear_x(), black(new Shear(1, only(20), only(0))), 1e-5f);
        assertArrayEquals(geometry.flip_horizontal(), black(new Flip(1, Flip.Axis.HORIZONTAL)), 1e-6f);
        assertArrayEquals(geometry.flip_vertical(), black(new Flip(1, Flip.Axis.VERTICAL)), 1e-6f);
    }

    @Test
    void aMarkedPixelGoesWhereItShould() {
        final int size = 41;
        final float[] planes = new float[3 * size * size];
        planes[20 * size + 30] = 1;
        final Draft draft = new Draft(planes, size, size, Fill.EDGE, new float[3]);
        // 10 right of the centre: turned to 10 above it, then shifted by 4 to the left and 2 down
        new Rotation(1, only(90)).apply(draft, new SplittableRandom(1));
        new Shift(1, only(-4.0 / size), only(2.0 / size)).apply(draft, new SplittableRandom(1));
        assertEquals(1, draft.planes()[12 * size + 16], 1e-6);
    }

    @Test
    void splineFieldsAreThoseOfScipy() {
        final Field field = FIXTURE.elastic();
        final SplineField spline =
                new SplineField(FIXTURE.width(), FIXTURE.height(), square(field.dx()), square(field.dy()));
        for (int row = 0; row < FIXTURE.height(); row++) {
            final double[] x = new double[FIXTURE.width()];
            final double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = i - (FIXTURE.width() - 1) / 2.0;
                y[i] = row - (FIXTURE.height() - 1) / 2.0;
            }
            final double[] fromX = x.clone();
            final double[] fromY = y.clone();
            spline.map(x, y);
            for (int i = 0; i < x.length; i++) {
                assertEquals(field.moves_x()[row * x.length + i], x[i] - fromX[i], 1e-6);
                assertEquals(field.moves_y()[row * x.length + i], y[i] - fromY[i], 1e-6);
            }
        }
    }

    private static double[][] square(final double[] values) {
        final int side = (int) Math.sqrt(values.length);
        final double[][] square = new double[side][];
        for (int i = 0; i < side; i++) square[i] = Arrays.copyOfRange(values, i * side, (i + 1) * side);
        return square;
    }

    // -- Light and colour --

    @Test
    void lightIsThatOfTheLibraries() {
        final Map<String, float[]> light = FIXTURE.light();
        assertArrayEquals(light.get("brightness_1.3"), result(Fill.EDGE, new Brightness(1, only(1.3))), 1e-6f);
        // torchvision's weight of red is 0.2989, ours 0.299
        for (final double factor : new double[] {1.6, 0.5})
            assertArrayEquals(
                    light.get("contrast_" + factor),
                    result(Fill.EDGE, new Contrast(1, only(factor), Contrast.Grey.MEAN)),
                    1e-4f);
        assertArrayEquals(light.get("gamma_0.6"), result(Fill.EDGE, new Gamma(1, only(0.6))), 1e-6f);
        final float[] grey = result(Fill.EDGE, new Greyscale(1, only(1)));
        for (int c = 0; c < 3; c++)
            assertArrayEquals(
                    light.get("grey"), Arrays.copyOfRange(grey, c * grey.length / 3, (c + 1) * grey.length / 3), 1e-5f);
        assertArrayEquals(light.get("blur_1.7"), result(Fill.EDGE, new Blur(1, only(1.7))), 1e-5f);
    }

    @Test
    void linearContrastIsAboutTheMiddle() {
        final float[] out = result(Fill.EDGE, new Contrast(1, only(0.5), Contrast.Grey.MIDDLE));
        for (int i = 0; i < out.length; i++) assertEquals(0.25f + planes()[i] / 2, out[i], 1e-6f);
    }

    @Test
    void hueAndSaturationAreThoseOfScikitImage() {
        assertArrayEquals(
                FIXTURE.light().get("hue_saturation"),
                result(Fill.EDGE, new HueSaturation(1, only(1.3), only(-0.2), only(0.6), only(0.1))),
                1e-5f);
    }

    @Test
    void stainsAreThoseOfScikitImage() {
        for (final Stains stains : Stains.values()) {
            final float[] planes = planes();
            StainJitter.jitter(planes, stains, new double[] {1.2, 0.8, 1.1}, new double[] {0.02, -0.03, 0.01});
            assertArrayEquals(
                    FIXTURE.light().get("stains_" + stains.name().toLowerCase(java.util.Locale.ROOT)), planes, 1e-5f);
            final float[] same = planes();
            StainJitter.jitter(same, stains, new double[] {1, 1, 1}, new double[3]);
            for (int i = 0; i < same.length; i++) assertEquals(Math.max(1e-3f, planes()[i]), same[i], 1e-5f);
        }
    }

    // -- Edges --

    @Test
    void edgeBlendsAreThoseOfOpenCv() {
        final Map<String, float[]> edges = FIXTURE.edges();
        assertArrayEquals(edges.get("laplacian"), result(Fill.EDGE, new EdgeBlend(1, only(0.4), null)), 1e-5f);
        for (final double turns : new double[] {0.2, 0.75})
            assertArrayEquals(
                    edges.get("directed_" + turns), result(Fill.EDGE, new EdgeBlend(1, only(0.4), only(turns))), 1e-5f);
    }

    static Stream<CannyCase> cannyCases() {
        return FIXTURE.canny().stream();
    }

    @ParameterizedTest
    @MethodSource("cannyCases")
    void cannyIsThatOfOpenCvInEveryPixel(final CannyCase c) {
        final boolean[] edges = Canny.edges(c.planes(), c.width(), c.height(), c.low(), c.high(), c.aperture());
        final StringBuilder text = new StringBuilder();
        for (final boolean edge : edges) text.append(edge ? '1' : '0');
        assertEquals(c.edges(), text.toString());
    }

    // -- Equalisation --

    static Stream<ClaheCase> claheCases() {
        return FIXTURE.clahe().stream();
    }

    @ParameterizedTest
    @MethodSource("claheCases")
    void claheIsThatOfOpenCvInEveryPixel(final ClaheCase c) {
        assertArrayEquals(
                c.equalised(), new Equaliser(c.width(), c.height(), c.columns(), c.rows(), c.clip()).apply(c.plane()));
    }

    @Test
    void lightnessIsThatOfScikitImage() {
        final float[] out = result(Fill.EDGE, new Clahe(1, only(3), only(4), only(3), Clahe.Target.LIGHTNESS));
        int other = 0;
        // a lightness half way between two steps may be rounded to either
        for (int i = 0; i < out.length; i++) if (Math.abs(FIXTURE.lightness()[i] - out[i]) > 1e-3) other++;
        assertTrue(other <= out.length / 100, other + " of " + out.length + " values differ");
    }

    // -- Mixing --

    @Test
    void boxesAreThoseOfTimm() {
        for (final BoxCase c : FIXTURE.boxes()) {
            final int[] b = c.box();
            assertEquals(
                    new Mixing.Box(b[0], b[1], b[2], b[3]),
                    Mixing.Box.of(
                            c.width(), c.height(), c.share(), (c.x() + 0.5) / c.width(), (c.y() + 0.5) / c.height()));
        }
    }

    @Test
    void mixedBatchesAreThoseOfTimm() {
        final Mixed m = FIXTURE.mixed();
        final float[] out = m.images().clone();
        final int each = out.length / 4;
        final int height = each / 3 / m.width();
        for (int i = 0; i < 4; i++) {
            final int other = (3 - i) * each;
            double own = m.shares()[i];
            if (m.centres()[i] == null) {
                Mixing.blend(m.images(), i * each, other, out, each, (float) own);
            } else {
                final Mixing.Box box = Mixing.Box.of(
                        m.width(),
                        height,
                        own,
                        (m.centres()[i][0] + 0.5) / m.width(),
                        (m.centres()[i][1] + 0.5) / height);
                box.copy(m.images(), other, out, i * each, m.width(), height);
                own = 1 - box.area() / (double) (m.width() * height);
            }
            assertEquals(m.own()[i], own, 1e-6);
        }
        assertArrayEquals(m.mixed(), out, 1e-6f);
    }
}
