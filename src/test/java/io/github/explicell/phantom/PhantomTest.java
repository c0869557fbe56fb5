package io.github.explicell.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class PhantomTest {

    private static final List<PhantomField> FIELDS = IntStream.rangeClosed(1, 6)
            .mapToObj(i -> Phantom.STANDARD.field(11, i))
            .toList();

    @Test
    void theSameSeedGivesTheSameFieldOnEveryThread() {
        final long expected = checksum(FIELDS.get(0));
        assertTrue(IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> Phantom.STANDARD.field(11, 1))
                .allMatch(field -> checksum(field) == expected));
    }

    /** Trained models and test-images/ rest on these very pixels. */
    @Test
    void theFieldIsTheSameOnEveryMachine() {
        assertEquals(0x9a185c6cL, checksum(Phantom.STANDARD.field(2026, 1)));
    }

    @Test
    void otherNumbersAndOtherSeriesGiveOtherFields() {
        final long[] sums = {
            checksum(Phantom.STANDARD.field(1, 2)),
            checksum(Phantom.STANDARD.field(2, 1)),
            checksum(Phantom.STANDARD.field(1, 1)),
            checksum(Phantom.STANDARD.field(2, 2))
        };
        assertEquals(4, java.util.Arrays.stream(sums).distinct().count());
    }

    @Test
    void classesAreBalanced() {
        for (final PhantomField field : FIELDS) {
            final Map<CellType, Integer> counts = new EnumMap<>(CellType.class);
            for (final PhantomCell cell : field.cells()) counts.merge(cell.type(), 1, Integer::sum);
            for (final CellType type : CellType.values()) assertEquals(3, counts.get(type), field.name() + " " + type);
        }
    }

    @Test
    void classesAreBalancedOverFieldsWhoseCellsDoNotDivide() {
        final Phantom three = new Phantom(300, 300, 3);
        final int[] counts = new int[CellType.values().length];
        for (int i = 0; i < 60; i++)
            for (final PhantomCell cell : three.field("small", i).cells())
                counts[cell.type().ordinal()]++;
        for (final int count : counts) assertTrue(count > 24 && count < 48, "36 expected, but was " + count);
    }

    @Test
    void evidenceLiesInTheCellAndUnderNoOther() {
        for (final PhantomField field : FIELDS) {
            for (final PhantomCell cell : field.cells()) {
                final String which = field.name() + " " + cell.name();
                assertTrue(count(cell.evidence()) > 40, which);
                assertEquals(0, outside(cell.evidence(), cell.mask()), which);
                assertEquals(0, outside(cell.nucleus(), cell.mask()), which);
                for (final PhantomCell other : field.cells())
                    if (other != cell) assertEquals(0, shared(cell.evidence(), other.mask()), which);
            }
        }
    }

    @Test
    void labelImagesShowCellsAndTheirEvidence() {
        for (final PhantomField field : FIELDS) {
            for (final PhantomCell cell : field.cells()) {
                assertEquals(count(cell.evidence()), count(field.evidence(), cell.label()), cell.name());
                final long visible = count(field.labels(), cell.label()), whole = count(cell.mask());
                assertTrue(visible <= whole && visible > 0.6 * whole, cell.name() + " " + visible + " of " + whole);
            }
        }
    }

    @Test
    void someCellsOverlap() {
        final long hidden = FIELDS.stream()
                .flatMap(field -> field.cells().stream()
                        .filter(cell -> count(field.labels(), cell.label()) < 0.99 * count(cell.mask())))
                .count();
        assertTrue(hidden >= 6, "only " + hidden + " cells lie under others");
    }

    @Test
    void nucleiHaveTheSizeOfTheirClass() {
        for (final PhantomField field : FIELDS) {
            for (final PhantomCell cell : field.cells()) {
                final double diameter = 2 * Math.sqrt(count(cell.nucleus()) / Math.PI);
                final boolean right =
                        switch (cell.type()) {
                            case ENLARGED_NUCLEUS -> diameter > 27 && diameter < 40;
                            case PYKNOTIC_NUCLEUS -> diameter > 7 && diameter < 12;
                            default -> diameter > 13 && diameter < 21;
                        };
                assertTrue(right, field.name() + " " + cell.type() + ": " + diameter);
            }
        }
    }

    @Test
    void impossibleFieldsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Phantom(100, 400, 5));
        assertThrows(IllegalArgumentException.class, () -> new Phantom(400, 400, 0));
        final Phantom full = new Phantom(200, 200, 30);
        final var error = assertThrows(IllegalArgumentException.class, () -> full.field("full", 1));
        assertTrue(error.getMessage().contains("fewer cells"), error.getMessage());
    }

    @Test
    void cropsAreCentredAndMirrored() {
        final PhantomField field = FIELDS.get(0);
        for (final PhantomCell cell : field.cells()) {
            final var crop = field.crop(cell, 96);
            assertEquals(List.of(96L, 96L, 3L), List.of(crop.dimension(0), crop.dimension(1), crop.dimension(2)));
            final var middle = field.rgb().getAt((long) cell.x(), (long) cell.y(), 1);
            final long dx = (long) cell.x() - Math.round(cell.x() - 48),
                    dy = (long) cell.y() - Math.round(cell.y() - 48);
            assertEquals(middle.get(), crop.getAt(dx, dy, 1).get());
            for (final var value : crop) assertFalse(value.get() < 0 || value.get() > 1);
        }
    }

    private static long checksum(final PhantomField field) {
        final CRC32 sum = new CRC32();
        for (final UnsignedByteType value : Views.flatIterable(field.pixels())) sum.update(value.get());
        for (final UnsignedByteType value : Views.flatIterable(field.evidence())) sum.update(value.get());
        return sum.getValue();
    }

    private static long count(final RandomAccessibleInterval<BitType> mask) {
        long count = 0;
        for (final BitType pixel : mask) if (pixel.get()) count++;
        return count;
    }

    private static long count(final RandomAccessibleInterval<UnsignedByteType> labels, final int label) {
        long count = 0;
        for (final UnsignedByteType pixel : labels) if (pixel.get() == label) count++;
        return count;
    }

    private static long outside(final RandomAccessibleInterval<BitType> a, final RandomAccessibleInterval<BitType> b) {
        return count(a) - shared(a, b);
    }

    /** Pixels that lie in both masks. */
    private static long shared(final RandomAccessibleInterval<BitType> a, final RandomAccessibleInterval<BitType> b) {
        long count = 0;
        final var cursor = a.localizingCursor();
        final var there = Views.extendZero(b).randomAccess();
        while (cursor.hasNext())
            if (cursor.next().get() && there.setPositionAndGet(cursor).get()) count++;
        return count;
    }
}
