package io.github.explicell.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening images, whole and damaged ones. */
class PicturesTest {

    private static final Interval PART = FinalInterval.createMinSize(3, 2, 5, 4);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 24})
    void imageJAndBioFormatsReadTheSameNumbers(final int bitDepth) throws IOException {
        final Path file = hyperstack(bitDepth);
        try (Picture one = Pictures.open(file, 0);
                Picture other = BioFormats.open(file, 0)) {
            assertTrue(one instanceof ImagePlusPicture);
            assertEquals(bitDepth == 24 ? 3 : 2, one.channels());
            for (final Picture p : List.of(one, other)) {
                assertEquals(
                        List.of(12, 9, one.channels(), 3, 2),
                        List.of(p.width(), p.height(), p.channels(), p.slices(), p.frames()));
                assertEquals(bitDepth == 24 ? 8 : bitDepth, p.bitDepth());
                assertEquals(bitDepth == 24, p.rgb());
                assertEquals(0.25, p.pixelSize().get().x(), 1e-6);
            }
            for (int z = 0; z < 3; z++)
                for (int t = 0; t < 2; t++)
                    for (int c = 0; c < one.channels(); c++)
                        assertArrayEquals(samples(one, z, t, c), samples(other, z, t, c));
            assertFalse(Arrays.equals(samples(one, 0, 0, 0), samples(one, 2, 1, 1)));
        }
    }

    @Test
    void aPartIsReadAtItsPlaceInTheImage() throws IOException {
        final Picture picture = Pictures.of(TestImages.ramp(12, 9));
        final var part = picture.read(Plane.FIRST, PART);
        assertArrayEquals(new long[] {3, 2, 0}, part.minAsLongArray());
        assertArrayEquals(new long[] {7, 5, 0}, part.maxAsLongArray());
        assertEquals(4 * 12 + 6, part.getAt(6, 4, 0).get());
        final var e = assertThrows(
                IllegalArgumentException.class,
                () -> picture.read(Plane.FIRST, FinalInterval.createMinSize(9, 2, 5, 4)));
        assertTrue(e.getMessage().contains("does not lie in ramp"), e.getMessage());
    }

    @Test
    void aTiffKeepsOverlaySelectionLabelsAndCalibration() throws IOException {
        final ImagePlus image = IJ.createImage("stack", 30, 20, 2, 8);
        image.getStack().setSliceLabel("koilocyte", 2);
        final Roi cell = new OvalRoi(3, 4, 10, 12);
        cell.setName("cell");
        cell.setProperty("class", "koilocyte");
        image.setOverlay(new Overlay(cell));
        image.setRoi(new Roi(1, 2, 3, 4));
        final Path file = folder.resolve("stack.tif");
        ImageFiles.writeTiff(image, file);
        try (Picture picture = Pictures.open(file, 0)) {
            assertEquals("stack.tif", picture.name());
            assertEquals(Optional.of("koilocyte"), picture.sliceLabel(new Plane(1, 0)));
            assertEquals(
                    new Roi(1, 2, 3, 4).getBounds(), picture.selection().get().getBounds());
            final Region region = Regions.overlay(picture).get(0);
            assertEquals("cell", region.name());
            assertEquals("koilocyte", region.label());
            assertEquals(Optional.empty(), picture.pixelSize());
        }
    }

    @Test
    void pngKeeps16BitsAndAPalettesColours() throws IOException {
        final BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setPixels(0, 0, 2, 1, new int[] {1000, 50000});
        final Path deep = folder.resolve("deep.png");
        ImageIO.write(grey, "png", deep.toFile());
        try (Picture picture = Pictures.open(deep, 0)) {
            assertEquals(16, picture.bitDepth());
            assertArrayEquals(
                    new float[] {1000, 50000},
                    picture.samples(Plane.FIRST, new int[] {0}, FinalInterval.createMinSize(0, 0, 2, 1))[0]);
        }
        final BufferedImage palette = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED);
        palette.setRGB(0, 0, 0xffff0000);
        final Path indexed = folder.resolve("indexed.png");
        ImageIO.write(palette, "png", indexed.toFile());
        try (Picture picture = Pictures.open(indexed, 0)) {
            assertTrue(picture.rgb());
            assertEquals(
                    255,
                    picture.read(Plane.FIRST, FinalInterval.createMinSize(0, 0, 1, 1))
                            .getAt(0, 0, 0)
                            .get());
        }
    }

    @Test
    void missingEmptyAndForeignFilesAreNamed() throws IOException {
        assertNamed(folder.resolve("none.tif"), "does not exist");
        assertNamed(Files.write(folder.resolve("empty.png"), new byte[0]), "is empty");
        assertNamed(Files.writeString(folder.resolve("notes.txt"), "This is no image."), "cannot be read");
        final Path file = hyperstack(8);
        final var e = assertThrows(IllegalArgumentException.class, () -> Pictures.open(file, 1));
        assertTrue(e.getMessage().contains("there is no series 1"), e.getMessage());
        assertEquals(1, Pictures.seriesCount(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tif", "png", "jpg", "bmp"})
    void aFileCutShortIsAnError(final String format) throws IOException {
        final Path file = folder.resolve("cut." + format);
        save(TestImages.noise(120, 90), file);
        final byte[] bytes = Files.readAllBytes(file);
        assertTrue(bytes.length > 1000);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertNamed(file, "cannot be read");
    }

    @Test
    void aHeaderIsNotBelieved() throws IOException {
        final Path tiff = folder.resolve("huge.tif");
        save(TestImages.noise(20, 20), tiff);
        patch(tiff, new byte[] {0, 1, 4, 0, 1, 0, 0, 0, 20, 0, 0, 0}, new byte[] {0, 1, 4, 0, 1, 0, 0, 0, 0, 0, 0, 1});
        assertNamed(tiff, "more than it holds");
        final Path png = folder.resolve("huge.png");
        save(TestImages.noise(20, 20), png);
        patch(png, new byte[] {'R', 0, 0, 0, 20, 0, 0, 0, 20}, new byte[] {'R', 0x7f, 0, 0, 0, 0x7f, 0, 0, 0});
        assertNamed(png, "cannot be read");
        final Path entries = folder.resolve("entries.tif");
        save(TestImages.noise(20, 20), entries);
        patch(entries, new byte[] {0, 1, 4, 0, 1, 0, 0, 0}, new byte[] {0, 1, 4, 0, 0, 0, 0, 0x7f});
        assertNamed(entries, "TIFF tag 256 reaches beyond the end of the file");
    }

    // -- Helper methods --

    private static float[] samples(final Picture picture, final int z, final int t, final int c) throws IOException {
        return picture.samples(new Plane(z, t), new int[] {c}, PART)[0];
    }

    /** 12 x 9, 2 channels or RGB, 3 slices, 2 frames, all pixels different. */
    private Path hyperstack(final int bitDepth) throws IOException {
        final int channels = bitDepth == 24 ? 1 : 2;
        final ImagePlus image = IJ.createHyperStack("hyper", 12, 9, channels, 3, 2, bitDepth);
        for (int s = 1; s <= image.getStackSize(); s++) {
            final ImageProcessor pixels = image.getStack().getProcessor(s);
            for (int i = 0; i < pixels.getPixelCount(); i++) {
                final int value = i + 20 * s;
                if (bitDepth == 32) pixels.setf(i, value / 7f - 3);
                else pixels.set(i, bitDepth == 8 ? value & 0xff : value * 97 & (1 << bitDepth) - 1);
            }
        }
        final Calibration calibration = new Calibration();
        calibration.setUnit("um");
        calibration.pixelWidth = 0.25;
        calibration.pixelHeight = 0.25;
        image.setCalibration(calibration);
        final Path file = folder.resolve("hyper.tif");
        ImageFiles.writeTiff(image, file);
        return file;
    }

    private static void save(final ImagePlus image, final Path file) throws IOException {
        final String name = file.toString();
        if (name.endsWith("tif")) ImageFiles.writeTiff(image, file);
        else assertTrue(ImageIO.write(image.getBufferedImage(), name.substring(name.length() - 3), file.toFile()));
    }

    private static void assertNamed(final Path file, final String words) {
        final var e =
                assertThrows(IOException.class, () -> Pictures.open(file, 0).close());
        assertTrue(e.getMessage().contains(file.getFileName().toString()), e.getMessage());
        assertTrue(e.getMessage().contains(words), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }

    private static void patch(final Path file, final byte[] from, final byte[] to) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i + from.length <= bytes.length; i++)
            if (Arrays.equals(bytes, i, i + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, bytes, i, to.length);
                Files.write(file, bytes);
                return;
            }
        throw new AssertionError("not found in " + file);
    }
}
