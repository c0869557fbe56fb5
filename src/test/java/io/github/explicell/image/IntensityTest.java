package io.github.explicell.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Channels, intensities and pixel sizes of crops. */
class IntensityTest {

    private static final ChannelRule DEFAULT = ChannelRule.DEFAULT;

    @Test
    void theContrastSliderAndTheLookupTableChangeNothing() throws IOException {
        final ImagePlus image = TestImages.ramp(4, 4);
        final float[] before = crop(image, DEFAULT).planes();
        image.setDisplayRange(3, 7);
        image.setLut(LUT.createLutFromColor(java.awt.Color.GREEN));
        assertArrayEquals(before, crop(image, DEFAULT).planes());
    }

    @Test
    void sixteenBitsMeanTheirWholeRangeUnlessARangeIsGiven() throws IOException {
        final ImagePlus image =
                new ImagePlus("deep", new ShortProcessor(2, 1, new short[] {1000, (short) 50000}, null));
        assertArrayEquals(new float[] {1000 / 65535f, 50000 / 65535f}, first(crop(image, DEFAULT)), 1e-6f);
        final Crop given = crop(image, new ChannelRule(null, new IntensityRange(500, 2500)));
        assertArrayEquals(new float[] {0.25f, 1}, first(given), 1e-6f);
        assertEquals(new IntensityRange(500, 2500), given.range());
    }

    @Test
    void aDark16BitCropIsNoted() throws IOException {
        final ImagePlus image = new ImagePlus("camera", new ShortProcessor(2, 1, new short[] {9, 4000}, null));
        final List<String> notes = crop(image, DEFAULT).notes();
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).contains("is 4000 of 65535"), notes.get(0));
        assertEquals(
                List.of(),
                crop(image, new ChannelRule(null, new IntensityRange(0, 4095))).notes());
    }

    @Test
    void thirtyTwoBitsNeedARangeAndNumbers() throws IOException {
        final ImagePlus image = new ImagePlus("real", new FloatProcessor(2, 1, new float[] {-1, 3}));
        assertSays("give the intensities that mean black and white", image, DEFAULT);
        final ChannelRule given = new ChannelRule(null, new IntensityRange(-2, 2));
        assertArrayEquals(new float[] {0.25f, 1}, first(crop(image, given)), 1e-6f);
        image.getProcessor().setf(1, Float.NaN);
        assertSays("not a number (NaN)", image, given);
    }

    @Test
    void channelsBecomeRedGreenAndBlueByTheStatedRule() throws IOException {
        assertArrayEquals(new int[] {10, 10, 10}, colours(1, DEFAULT));
        assertArrayEquals(new int[] {10, 20, 0}, colours(2, DEFAULT));
        assertArrayEquals(new int[] {10, 20, 30}, colours(4, DEFAULT));
        assertArrayEquals(new int[] {40, 40, 40}, colours(4, channels(3)));
        assertArrayEquals(new int[] {30, 0, 10}, colours(4, channels(2, ChannelRule.NONE, 0)));
        assertSays("has 2 channel(s), so channel 3", stack(2), channels(2));
        assertThrows(IllegalArgumentException.class, () -> channels(0, 1));
    }

    @Test
    void aFieldInPixelsKeepsItsSizeOnTheSpecimen() throws IOException {
        final ImagePlus image = calibrated(0.5, "um");
        final Crop crop = field(image, Extent.fieldPixels(40), 0.25);
        assertEquals(new CropMapping(40, 40, 2, 2), crop.mapping());
        assertTrue(
                crop.notes().get(0).contains("are 0.5000 um wide, the model's 0.2500 um"),
                crop.notes().toString());
        assertEquals(List.of(), field(image, Extent.fieldPixels(40), 0.501).notes());
        assertEquals(
                new CropMapping(30, 30, 4, 4),
                field(image, Extent.fieldPixels(40), null).mapping());
    }

    @Test
    void aFieldInMicrometresFollowsTheCalibration() throws IOException {
        assertEquals(
                new CropMapping(40, 40, 2, 2),
                field(calibrated(0.5, "micron"), Extent.fieldMicrometres(10), null)
                        .mapping());
        assertEquals(
                new CropMapping(40, 40, 2, 2),
                field(calibrated(500, "nm"), Extent.fieldMicrometres(10), null).mapping());
    }

    @Test
    void aMissingPixelSizeIsSaid() throws IOException {
        final ImagePlus image = calibrated(1, "pixel");
        final Crop crop = field(image, Extent.fieldMicrometres(10), 0.5);
        assertEquals(new CropMapping(40, 40, 2, 2), crop.mapping());
        assertTrue(
                crop.notes().get(0).contains("has no pixel size"), crop.notes().toString());
        final var e =
                assertThrows(IllegalArgumentException.class, () -> field(image, Extent.fieldMicrometres(10), null));
        assertTrue(e.getMessage().contains("calibrate the image"), e.getMessage());
    }

    // -- Helper methods --

    private static ImagePlus calibrated(final double size, final String unit) {
        final ImagePlus image = TestImages.ramp(100, 100);
        final Calibration calibration = new Calibration();
        calibration.setUnit(unit);
        calibration.pixelWidth = size;
        calibration.pixelHeight = size;
        image.setCalibration(calibration);
        return image;
    }

    private static Crop field(final ImagePlus image, final Extent extent, final Double pixelSize) throws IOException {
        final CropRule rule = new CropRule(
                10,
                10,
                extent,
                Fit.STRETCHED,
                Beyond.MIRROR,
                Outside.KEEP,
                new float[3],
                Interpolation.BILINEAR,
                pixelSize);
        return new Cropper(rule, DEFAULT).crop(Pictures.of(image), TestImages.region(new Roi(45, 45, 10, 10)));
    }

    private static ChannelRule channels(final int... channels) {
        return new ChannelRule(channels, null);
    }

    /** A pixel whose channels are 10, 20, 30 and so on. */
    private static ImagePlus stack(final int channels) {
        final ImageStack stack = new ImageStack(1, 1);
        for (int c = 1; c <= channels; c++) stack.addSlice(new ByteProcessor(1, 1, new byte[] {(byte) (10 * c)}));
        final ImagePlus image = new ImagePlus("channels", stack);
        image.setDimensions(channels, 1, 1);
        return image;
    }

    private static int[] colours(final int channels, final ChannelRule rule) throws IOException {
        final float[] planes = crop(stack(channels), rule).planes();
        return new int[] {Math.round(255 * planes[0]), Math.round(255 * planes[1]), Math.round(255 * planes[2])};
    }

    private static float[] first(final Crop crop) {
        return java.util.Arrays.copyOf(crop.planes(), crop.width() * crop.height());
    }

    private static Crop crop(final ImagePlus image, final ChannelRule channels) throws IOException {
        final CropRule rule = CropRule.stretched(image.getWidth(), image.getHeight());
        return new Cropper(rule, channels).crop(Pictures.of(image), Regions.whole(Pictures.of(image)));
    }

    private static void assertSays(final String words, final ImagePlus image, final ChannelRule channels) {
        final var e = assertThrows(IllegalArgumentException.class, () -> crop(image, channels));
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }

    @Test
    void aRangeIsReadFromText() {
        assertEquals(new IntensityRange(-1.5, 4095), IntensityRange.parse(" -1.5 , 4095 "));
        for (final String wrong : List.of("", "5", "1,2,3", "a,b", "1,", "9,1", "1,1", "NaN,1", "0,Infinity"))
            assertThrows(IllegalArgumentException.class, () -> IntensityRange.parse(wrong), wrong);
    }

    @Test
    void channelsAreReadFromTextAndCountFromOne() {
        assertEquals(new ChannelRule(new int[] {1}, null), ChannelRule.parse("2"));
        assertEquals(new ChannelRule(new int[] {2, ChannelRule.NONE, 0}, null), ChannelRule.parse("3, 0,1"));
        for (final String wrong : List.of("", "1,2", "1,2,3,4", "-1", "1.5", "x", "1,,3", "99999"))
            assertThrows(IllegalArgumentException.class, () -> ChannelRule.parse(wrong), wrong);
    }

    @Test
    void whatIsChosenTakesTheModelsPlace() {
        final IntensityRange models = new IntensityRange(0, 100);
        final IntensityRange given = new IntensityRange(5, 50);
        final ChannelRule model = new ChannelRule(new int[] {1}, models);
        assertEquals(model, model.with(ChannelRule.DEFAULT));
        assertEquals(new ChannelRule(new int[] {1}, given), model.with(new ChannelRule(null, given)));
        assertEquals(new ChannelRule(new int[] {0}, models), model.with(ChannelRule.parse("1")));
    }
}
