package io.github.explicell.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.RandomAccess;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class WithoutEvidenceTest {

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
            final var cursor = Views.iterable(cell.nucleus()).localizingCursor();
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

    /** Mean difference of neighbouring green values within the evidence and across its border to the cytoplasm. */
    private static double roughness(final PhantomField field, final PhantomCell cell) {
        final var cursor = Views.iterable(cell.evidence()).localizingCursor();
        final boolean ownNucleus = cell.type() != CellType.PERINUCLEAR_HALO;
        final RandomAccess<BitType> nucleus = Views.extendZero(cell.nucleus()).randomAccess();
        final var green = Views.extendBorder(field.rgb()).randomAccess();
        double sum = 0;
        int count = 0;
        while (cursor.hasNext()) {
            if (!cursor.next().get()) continue;
            final long x = cursor.getLongPosition(0), y = cursor.getLongPosition(1);
            if (!ownNucleus && nucleus.setPositionAndGet(x + 1, y).get()) continue;
            final double here = green.setPositionAndGet(x, y, 1).get();
            sum += Math.abs(here - green.setPositionAndGet(x + 1, y, 1).get());
            count++;
        }
        return sum / count;
    }
}
