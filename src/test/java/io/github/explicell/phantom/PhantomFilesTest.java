package io.github.explicell.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.Type;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhantomFilesTest {

    private static final int[] RGB = {0, 1, 2};

    @TempDir
    Path folder;

    @Test
    void fieldsAreReadBackAsGenerated() throws IOException {
        final PhantomField field = Phantom.STANDARD.field(31, 1);
        PhantomFiles.writeField(field, folder);
        try (Picture picture = Pictures.open(folder.resolve("phantom-31-01.tif"), 0)) {
            assertTrue(picture.rgb());
            assertEquals(Optional.of(PhantomField.PIXEL_SIZE), picture.pixelSize());
            final Interval all = new FinalInterval(picture.width(), picture.height());
            assertArrayEquals(field.picture().samples(Plane.FIRST, RGB, all), picture.samples(Plane.FIRST, RGB, all));
            assertCells(field, Regions.overlay(picture));
        }
        try (Picture labels = Pictures.open(folder.resolve("phantom-31-01-labels.tif"), 0);
                Picture evidence = Pictures.open(folder.resolve("phantom-31-01-evidence.tif"), 0)) {
            assertEquals(8, labels.bitDepth());
            assertSameValues(field.labels(), labels);
            assertSameValues(field.evidence(), evidence);
        }
    }

    @Test
    void everythingOfASeriesIsWritten() throws IOException {
        PhantomFiles.write(folder, 2, 32);
        assertEquals(
                List.of(
                        "cells.tif",
                        "phantom-32-01-evidence.tif",
                        "phantom-32-01-labels.tif",
                        "phantom-32-01.tif",
                        "phantom-32-02-evidence.tif",
                        "phantom-32-02-labels.tif",
                        "phantom-32-02.tif"),
                names());
        try (Picture stack = Pictures.open(folder.resolve("cells.tif"), 0)) {
            final List<Region> slices = Regions.slices(stack);
            assertEquals(30, slices.size());
            final PhantomField second = Phantom.STANDARD.field(32, 2);
            for (int i = 0; i < 15; i++) {
                final PhantomCell cell = second.cells().get(i);
                final Region slice = slices.get(15 + i);
                assertEquals(cell.type().label(), slice.label());
                assertEquals("phantom-32-02", slice.group());
                assertEquals(96, slice.bounds().width());
                final float[] green = stack.samples(slice.plane(), new int[] {1}, new FinalInterval(96, 96))[0];
                final var crop = second.crop(cell, 96);
                for (int p = 0; p < green.length; p++)
                    assertEquals(crop.getAt(p % 96, p / 96, 1).get() * 255, green[p], 1e-3);
            }
        }
    }

    @Test
    void theSameFilesAreWrittenAgain() throws IOException {
        final Path again = folder.resolve("again");
        PhantomFiles.write(folder.resolve("once"), 1, 33);
        PhantomFiles.write(again, 1, 33);
        try (Stream<Path> files = Files.list(again)) {
            for (final Path file : files.toList())
                assertEquals(
                        -1, Files.mismatch(file, folder.resolve("once").resolve(file.getFileName())), file.toString());
        }
    }

    @Test
    void testImagesAreThoseOfTheirCommand() throws IOException {
        PhantomFiles.write(folder, 4, 2026);
        for (final String name : names())
            assertEquals(-1, Files.mismatch(folder.resolve(name), Path.of("test-images", name)), name);
    }

    @Test
    void roiSetsAreOneImageForEachField() throws IOException {
        PhantomFiles.writeRoiSets(folder, 2, 34);
        assertEquals(List.of("phantom-34-01.tif", "phantom-34-02.tif"), names());
        try (Picture picture = Pictures.open(folder.resolve("phantom-34-02.tif"), 0)) {
            assertCells(Phantom.STANDARD.field(34, 2), Regions.overlay(picture));
        }
    }

    @Test
    void noFieldsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PhantomFiles.write(folder, 0, 1));
    }

    @Test
    void aPictureGivesOnlyWhatItHas() {
        final Picture picture = Phantom.STANDARD.field(31, 1).picture();
        final Interval beyond = FinalInterval.createMinSize(500, 0, 20, 20);
        assertThrows(IllegalArgumentException.class, () -> picture.samples(Plane.FIRST, RGB, beyond));
        final Interval inside = FinalInterval.createMinSize(5, 6, 20, 20);
        assertThrows(IllegalArgumentException.class, () -> picture.samples(new Plane(1, 0), RGB, inside));
        assertThrows(IllegalArgumentException.class, () -> picture.samples(Plane.FIRST, new int[] {3}, inside));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertCells(final PhantomField field, final List<Region> regions) {
        assertEquals(field.cells().size(), regions.size());
        for (final PhantomCell cell : field.cells()) {
            final Region region = regions.get(cell.label() - 1);
            assertEquals(cell.name(), region.name());
            assertEquals(cell.type().label(), region.label());
            assertEquals(field.name(), region.group());
            assertSame(cell.mask(), region.mask());
        }
    }

    private static <T extends Type<T>> void assertSame(
            final RandomAccessibleInterval<T> expected, final RandomAccessibleInterval<T> actual) {
        assertArrayEquals(expected.minAsLongArray(), actual.minAsLongArray());
        assertArrayEquals(expected.maxAsLongArray(), actual.maxAsLongArray());
        Views.interval(Views.pair(expected, actual), expected)
                .forEach(pair -> assertTrue(pair.getA().valueEquals(pair.getB())));
    }

    private static void assertSameValues(
            final RandomAccessibleInterval<UnsignedByteType> expected, final Picture actual) throws IOException {
        final float[] values = actual.samples(Plane.FIRST, new int[] {0}, expected)[0];
        int i = 0;
        for (final var pixel : Views.flatIterable(expected)) assertEquals(pixel.get(), values[i++]);
    }
}
