package io.github.explicell.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real files of microscopes; skipped where they are absent. */
class MicroscopyFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "CD_s_1_t_3_c_2_z_5.czi, 0, 1, 240, 170, 2, 5, 3, false, 16, 0.0906",
        "RGB-8bit.czi, 0, 1, 924, 624, 3, 1, 1, true, 8, 1.0833",
        "s_1_t_1_c_1_z_1.czi, 0, 1, 475, 325, 1, 1, 1, false, 16, 1.0833",
        "small.svs, 0, 1, 16, 16, 3, 1, 1, true, 8, 0.499",
        "testdata_2channel_xz.lif, 1, 3, 128, 128, 2, 23, 1, false, 8, 0.1403",
        "testdata_2channel_xz.lif, 2, 3, 512, 512, 2, 1, 1, false, 8, 0.1027",
        "xz_c0_t0.tif, 0, 1, 128, 128, 1, 1, 1, false, 8, 0"
    })
    void filesOfMicroscopesOpen(
            final String name,
            final int series,
            final int seriesCount,
            final int width,
            final int height,
            final int channels,
            final int slices,
            final int frames,
            final boolean rgb,
            final int bitDepth,
            final double pixelSize)
            throws IOException {
        final Path file = SharedData.file("microscopy/" + name);
        assertEquals(seriesCount, Pictures.seriesCount(file));
        try (Picture picture = Pictures.open(file, series)) {
            assertEquals(
                    List.of(width, height, channels, slices, frames),
                    List.of(picture.width(), picture.height(), picture.channels(), picture.slices(), picture.frames()));
            assertEquals(rgb, picture.rgb());
            assertEquals(bitDepth, picture.bitDepth());
            assertEquals(pixelSize, picture.pixelSize().map(PixelSize::x).orElse(0d), 1e-4);
            final Plane last = new Plane(slices - 1, frames - 1);
            final Region region = new Region("all", last, Regions.whole(picture).roi(), Map.of());
            final float[] crop = new Cropper(CropRule.stretched(32, 32), ChannelRule.DEFAULT)
                    .crop(picture, region)
                    .planes();
            assertTrue(maximum(crop) > minimum(crop) + 0.005, "the crop is flat");
        }
    }

    @Test
    void aPartOfAFileIsThePartOfTheWhole() throws IOException {
        try (Picture picture = Pictures.open(SharedData.file("microscopy/RGB-8bit.czi"), 0)) {
            final var whole = picture.read(Plane.FIRST, FinalInterval.createMinSize(0, 0, 924, 624));
            final var part = picture.read(Plane.FIRST, FinalInterval.createMinSize(700, 500, 60, 50));
            final var cursor = part.localizingCursor();
            while (cursor.hasNext()) {
                final float value = cursor.next().get();
                assertEquals(whole.getAt(cursor).get(), value);
            }
        }
    }

    @Test
    void bioFormatsIsSilent() throws IOException {
        final Path file = SharedData.file("microscopy/s_1_t_1_c_1_z_1.czi");
        final PrintStream out = System.out;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true));
        try {
            Pictures.open(file, 0).close();
        } finally {
            System.setOut(out);
        }
        assertEquals("", printed.toString());
    }

    @ParameterizedTest
    @CsvSource({"RGB-8bit.czi", "testdata_2channel_xz.lif", "small.svs"})
    void aMicroscopesFileCutShortIsNamed(final String name) throws IOException {
        final byte[] bytes = Files.readAllBytes(SharedData.file("microscopy/" + name));
        final Path cut = folder.resolve("cut-" + name);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 3));
        final var e = assertThrows(IOException.class, () -> {
            try (Picture picture = Pictures.open(cut, 0)) {
                picture.read(
                        new Plane(picture.slices() - 1, picture.frames() - 1),
                        FinalInterval.createMinSize(0, 0, picture.width(), picture.height()));
            }
        });
        assertTrue(e.getMessage().contains("cut-" + name), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }

    @Test
    void theMasksOfASlideAreItsCells() throws IOException {
        final Path mask = SharedData.file("sipakmed/slides_2048x1536/masks/Metaplastic_254.jpg");
        try (Picture picture = Pictures.open(mask, 0)) {
            final List<Region> cells = Regions.fromLabels(picture);
            assertTrue(cells.size() >= 2, cells.size() + " cells");
            for (final Region cell : cells)
                assertTrue(cell.bounds().width() > 30 && cell.bounds().height() > 30, cell.toString());
        }
    }

    private static float maximum(final float[] values) {
        float maximum = values[0];
        for (final float value : values) maximum = Math.max(maximum, value);
        return maximum;
    }

    private static float minimum(final float[] values) {
        float minimum = values[0];
        for (final float value : values) minimum = Math.min(minimum, value);
        return minimum;
    }
}
