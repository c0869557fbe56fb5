package io.github.explicell.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.RandomAccess;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class WithoutEvidenceTest {

    private static final int[][] STEPS = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    private static final PhantomField FIELD = Phantom.STANDARD.field(21, 1);

    @Test
    void onlyPixelsAtTheEvidenceChange() {
        for (final PhantomCell cell : FIELD.cells()) {
            final PhantomField painted = FIELD.withoutEvidence(cell);
            for (int y = 0; y < FIELD.height(); y++)
                for (int x = 0; x < FIELD.width(); x++)
                    if (!isNear(cell, x, y))
                        for (int c = 0; c < 3; c++)
                            assertEquals(
                                    FIELD.pixels().getAt(x, y, c),
                                    painted.pixels().getAt(x, y, c),
                                    cell.name());
        }
    }

    /** Grain, clumps, edges and layers go; what remains is the rounding to whole grey levels. */
    @Test
    void evidenceBecomesAsSmoothAsItsSurroundings() {
        for (final PhantomCell cell : FIELD.cells()) {
            final double before = roughness(FIELD, cell), after = roughness(FIELD.withoutEvidence(cell), cell);
            assertTrue(after < 0.5 * before, cell.name() + " " + cell.type() + ": " + before + " to " + after);
        }
    }

    @Test
    void aNucleusThatIsNoEvidenceStays() {
        for (final PhantomCell cell : FIELD.cells()) {
            if (cell.type() != CellType.PERINUCLEAR_HALO && cell.type() != CellType.KERATINISED_CYTOPLASM) continue;
            final PhantomField painted = FIELD.withoutEvidence(cell);
            final var cursor = cell.nucleus().localizingCursor();
            while (cursor.hasNext()) {
                if (!cursor.next().get()) continue;
                final long x = cursor.getLongPosition(0), y = cursor.getLongPosition(1);
                for (int c = 0; c < 3; c++)
                    assertEquals(FIELD.pixels().getAt(x, y, c), painted.pixels().getAt(x, y, c));
            }
        }
    }

    @Test
    void theOriginalStaysAsItIs() {
        final int before = FIELD.pixels()
                .getAt(
                        (long) FIELD.cells().get(0).x(),
                        (long) FIELD.cells().get(0).y(),
                        0)
                .get();
        for (final PhantomCell cell : FIELD.cells()) FIELD.withoutEvidence(cell);
        assertEquals(
                before,
                FIELD.pixels()
                        .getAt(
                                (long) FIELD.cells().get(0).x(),
                                (long) FIELD.cells().get(0).y(),
                                0)
                        .get());
    }

    @Test
    void aCellOfAnotherFieldIsRefused() {
        final PhantomCell stranger = Phantom.STANDARD.field(21, 2).cells().get(0);
        assertThrows(IllegalArgumentException.class, () -> FIELD.withoutEvidence(stranger));
    }

    private static boolean isNear(final PhantomCell cell, final int x, final int y) {
        final RandomAccess<BitType> evidence = Views.extendZero(cell.evidence()).randomAccess();
        final int margin = PhantomField.PAINT_MARGIN;
        for (int dy = -margin; dy <= margin; dy++)
            for (int dx = -margin; dx <= margin; dx++)
                if (evidence.setPositionAndGet(x + dx, y + dy).get()) return true;
        return false;
    }

    /** Mean difference of a green value within the evidence and the mean of its four neighbours. */
    private static double roughness(final PhantomField field, final PhantomCell cell) {
        final RandomAccess<BitType> evidence = Views.extendZero(cell.evidence()).randomAccess();
        final var cursor = cell.evidence().localizingCursor();
        double sum = 0;
        int count = 0;
        while (cursor.hasNext()) {
            if (!cursor.next().get()) continue;
            final long x = cursor.getLongPosition(0), y = cursor.getLongPosition(1);
            double neighbours = 0;
            boolean within = true;
            for (final int[] step : STEPS) {
                within &= evidence.setPositionAndGet(x + step[0], y + step[1]).get();
                if (within)
                    neighbours +=
                            field.pixels().getAt(x + step[0], y + step[1], 1).get() / 4.0;
            }
            if (!within) continue;
            sum += Math.abs(field.pixels().getAt(x, y, 1).get() - neighbours);
            count++;
        }
        return sum / count;
    }
}
