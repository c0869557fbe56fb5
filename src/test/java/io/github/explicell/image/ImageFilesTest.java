package io.github.explicell.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Roi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writing images whole or not at all, and reading them back. */
class ImageFilesTest {

    @TempDir
    Path folder;

    @Test
    void anRgbImageComesBackWithItsRegions() throws IOException {
        final Path file = folder.resolve("field.tif");
        final Region region = new Region("cell 1", Plane.FIRST, new Roi(1, 0, 1, 1), Map.of("class", "halo"));
        ImageFiles.writeRgb(
                ArrayImgs.floats(new float[] {0, 1, 0.2f, 0.4f, 2, -1}, 2, 1, 3),
                Optional.of(new PixelSize(0.5, 0.25)),
                List.of(region),
                file);
        try (Picture picture = Pictures.open(file, 0)) {
            final float[][] samples =
                    picture.samples(Plane.FIRST, new int[] {0, 1, 2}, FinalInterval.createMinSize(0, 0, 2, 1));
            assertArrayEquals(new float[] {0, 255}, samples[0]);
            assertArrayEquals(new float[] {51, 102}, samples[1]);
            assertArrayEquals(new float[] {255, 0}, samples[2]);
            assertEquals(Optional.of(new PixelSize(0.5, 0.25)), picture.pixelSize());
            final Region back = Regions.overlay(picture).get(0);
            assertEquals("cell 1", back.name());
            assertEquals("halo", back.label());
            assertEquals(new Bounds(1, 0, 1, 1), back.bounds());
        }
    }

    @Test
    void regionsOfAStackComeBackInTheirSlices() throws IOException {
        final var black = ArrayImgs.floats(new float[48], 4, 4, 3);
        final Roi drawnElsewhere = new Roi(1, 1, 2, 2);
        drawnElsewhere.setPosition(0, 9, 9);
        final Region region = new Region("cell", new Plane(2, 0), drawnElsewhere, Map.of());
        final ImagePlus stack =
                Images.rgb(List.of(black, black, black, black), List.of(), Optional.empty(), List.of(region));
        final Roi shown = stack.getOverlay().get(0);
        assertFalse(shown.hasHyperStackPosition(), "ImageJ would show it on every slice of a plain stack");
        assertEquals(3, shown.getPosition());
        final Path file = folder.resolve("stack.tif");
        ImageFiles.writeTiff(stack, file);
        try (Picture picture = Pictures.open(file, 0)) {
            assertEquals(new Plane(2, 0), Regions.overlay(picture).get(0).plane());
        }
        final ImagePlus single = Images.rgb(List.of(black), List.of(), Optional.empty(), List.of(region));
        assertEquals(0, single.getOverlay().get(0).getPosition());
        assertFalse(single.getOverlay().get(0).hasHyperStackPosition());
    }

    @Test
    void aLabelledStackComesBack() throws IOException {
        final Path file = folder.resolve("stack.tif");
        ImageFiles.writeStack(
                List.of(
                        ArrayImgs.floats(new float[] {0, 0, 0}, 1, 1, 3),
                        ArrayImgs.floats(new float[] {1, 1, 1}, 1, 1, 3)),
                List.of("dark|a", "bright|b"),
                Optional.empty(),
                file);
        try (Picture picture = Pictures.open(file, 0)) {
            final List<Region> slices = Regions.slices(picture);
            assertEquals(
                    List.of("dark", "bright"),
                    slices.stream().map(Region::label).toList());
            assertEquals(List.of("a", "b"), slices.stream().map(Region::group).toList());
            assertEquals(
                    255,
                    picture.samples(slices.get(1).plane(), new int[] {0}, FinalInterval.createMinSize(0, 0, 1, 1))[0][
                            0]);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 8", "60000, 16", "70000, 32"})
    void labelsTakeAsManyBitsAsTheyNeed(final int largest, final int bitDepth) throws IOException {
        final Path file = folder.resolve("labels.tif");
        ImageFiles.writeLabels(ArrayImgs.ints(new int[] {0, 3, largest}, 3, 1), Optional.empty(), file);
        try (Picture picture = Pictures.open(file, 0)) {
            assertEquals(bitDepth, picture.bitDepth());
            assertEquals(
                    List.of("label-3", "label-" + largest),
                    Regions.fromLabels(picture).stream().map(Region::name).toList());
        }
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        final Path file = Files.writeString(folder.resolve("rois.zip"), "old");
        assertThrows(NullPointerException.class, () -> ImageFiles.writeRois(Collections.singletonList(null), file));
        assertEquals("old", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        final Path below = file.resolve("below-a-file.tif");
        final var e = assertThrows(IOException.class, () -> ImageFiles.writeTiff(TestImages.ramp(2, 2), below));
        assertTrue(e.getMessage().startsWith(below + " cannot be written"), e.getMessage());
    }
}
